"""The benchmark: the Wall against the naive build of the same contract, and against the limits of its own stack."""
