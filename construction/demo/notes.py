"""What the demo's crews write beside their feet."""

STORM = (
    "Storm. Nobody could stand up on the top.",
    "Whiteout since before dawn, we kept to the huts.",
    "Wind took two ladders and Pyp's hat. No work.",
    "Too cold for the mortar, too cold for us.",
    "Could not see the man in front. Sent everyone down.",
    "Winch frozen solid. We burned a chair to thaw it and it froze again.",
    "Second watch went up, second watch came down.",
    "Snow over the doors. Dug ourselves out by noon, then it was dark.",
    "Nothing today. The ropes sang all night.",
    "Hail the size of onions.",
    "No work, storm. Counted nails instead.",
    "The cage swung like a bell. Not risking it.",
)
STORM_WORK = (
    "Two hours between the squalls, then down.",
    "Worked on the lee side only.",
    "Roped three men together and got a little done.",
    "Storm eased after midday. Better than nothing.",
    "Half a crew, half blind.",
)
DUG_OUT = (
    "Half the day went to digging out the scaffold.",
    "Shovels first, ice second.",
    "Cleared the track. The blocks from last week are buried somewhere.",
    "Drifts up to the second stage. Started late.",
    "Found the sledge. Found the mule under it, alive and angry.",
)
NO_MATERIAL = (
    "No ice came up the track.",
    "Waiting for the sledges from the quarry.",
    "Saw broke, spare saw broke. Smith says tomorrow.",
    "Winch rope frayed, sent to Eastwatch for a new one.",
)
NO_CREW = (
    "Half the crew has the flux, the other half carries buckets.",
    "Everyone on the gate today, rangers coming home.",
    "Steward counted stores and needed all hands.",
    "No work, nobody to cut.",
    "Lent the crew to the neighbours for a day.",
)
OTHERWISE_IDLE = (
    "Buried old Garse this morning. No work after.",
    "Rest day, the first in three weeks.",
    "Scaffold inspected, scaffold condemned. Rebuilding it.",
    "Oxen loose. Found them by supper.",
    "Foreman at Castle Black for the reckoning.",
)
IDLE = (
    *((note, "material") for note in NO_MATERIAL),
    *((note, "crew") for note in NO_CREW),
    *((note, "other") for note in OTHERWISE_IDLE),
)
"""Each with the reason that it gives for a day without work."""
GOOD = (
    "Clear and hard frost, blocks set as soon as we let go.",
    "Best day this month. Extra ale promised, we will see.",
    "Everything went right for once.",
    "New saws from White Harbor, what a difference.",
    "Calm air, long light, nobody quarrelled.",
    "Two crews on one face and it worked.",
    "Good ice from the north side, hardly any cracks.",
    "Finished the course before supper and started the next.",
    "Wun Wun lifted for us. Owes us nothing, ate a cartload of turnips.",
    "Sun on the face, hands warm enough to feel.",
)
SLOW = (
    "Ice full of cracks, threw out every third block.",
    "Four men short.",
    "Hands too stiff to hold the tongs.",
    "Thaw on the south face, blocks slipping.",
    "Winch stuck twice.",
    "Blunt saws and a blunt foreman.",
    "Bad footing, went carefully.",
    "Had to take down yesterday's last row and set it again.",
    "Fog all morning.",
    "Water skins froze, lost an hour melting snow.",
    "Recruits on the saw. They will learn.",
    "Aled fell, landed in the drift, laughed. Stopped early all the same.",
    "Rubble from above, had to clear the ledge.",
)
PLAIN = (
    "Same as yesterday.",
    "Nothing to report.",
    "All well. Cold.",
    "Gravel laid on the walk as well.",
    "Asked for more rope. Asked last week too.",
    "Levelled the base, looks straight from below.",
    "Stew again.",
    "Measured twice.",
    "Moved the brazier to the new stage.",
    "Raven from the steward: spare the lamp oil.",
    "One glove lost down the Wall, whoever finds it.",
    "Long day.",
    "Snow in the evening, light.",
    "Passed the marker stone.",
    "Saw something move beyond the trees. Probably deer.",
    "Rope and tackle checked.",
    "Started on the next course.",
    "Learned the new lads to pack joints with slush.",
    "Tired. Went fine.",
    "Night watch says the face groaned. It does that.",
    "Sledges on time for once.",
    "Counted 40 blocks, the book says 41.",
)
FIRST = (
    "First blocks laid.",
    "Broke ground here today. Somebody said a prayer, somebody swore.",
    "Line strung, first course begun.",
    "New section. Base is sound rock, good.",
)
FINISHED = (
    "Last block in. It is done.",
    "Topped out. Carved our marks where nobody will look.",
    "Finished. Crew goes to the next face tomorrow.",
    "Done at last. Ale.",
)
