"""The samples of the contract."""

from typing import Any

PROFILE = {
    "id": 1,
    "name": "Northern Watch",
    "team_lead": "Jon Snow",
    "is_active": True,
    "created_at": "2025-10-01T08:00:00Z",
    "updated_at": "2025-10-01T08:00:00Z",
}
PROFILE_BODY = {"name": "Northern Watch", "team_lead": "Jon Snow", "is_active": True}
PROFILE_CHANGES = {"team_lead": "Alliser Thorne"}

SECTION = {
    "id": 5,
    "profile_id": 1,
    "section_name": "Tower 1-2",
    "start_position": "0.00",
    "target_length_feet": "500.00",
    "created_at": "2025-10-01T08:00:00Z",
}
SECTION_BODY = {
    "profile_id": 1,
    "section_name": "Tower 1-2",
    "start_position": "0.00",
    "target_length_feet": "500.00",
}
PROFILE_SECTION_BODY = {
    "section_name": "Tower 1-2",
    "start_position": "0.00",
    "target_length_feet": "500.00",
}
SECTION_CHANGES = {"target_length_feet": "650.00"}

PROGRESS = {
    "id": 42,
    "wall_section_id": 5,
    "date": "2025-10-15",
    "feet_built": "12.50",
    "ice_cubic_yards": "2437.50",
    "cost_gold_dragons": "4631250.00",
    "notes": "Clear weather, good progress",
    "created_at": "2025-10-15T14:30:00Z",
    "version": 1,
    "updated_at": "2025-10-15T14:30:00Z",
    "no_work_reason": None,
}
PROGRESS_BODY = {
    "wall_section_id": 5,
    "date": "2025-10-15",
    "feet_built": 12.5,
    "notes": "Clear weather, good progress",
}
RECORD_BODY = PROGRESS_BODY | {"request_id": "6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"}
PROGRESS_CHANGES = {"feet_built": "13.25"}

DAILY_ICE_USAGE = {
    "profile_id": 1,
    "profile_name": "Northern Watch",
    "date": "2025-10-15",
    "total_feet_built": "28.75",
    "total_ice_cubic_yards": "5606.25",
    "sections": [
        {"section_name": "Tower 1-2", "feet_built": "12.50", "ice_cubic_yards": "2437.50"},
        {"section_name": "Tower 2-3", "feet_built": "16.25", "ice_cubic_yards": "3168.75"},
    ],
}
COST_OVERVIEW = {
    "profile_id": 1,
    "profile_name": "Northern Watch",
    "date_range": {"start": "2025-10-01", "end": "2025-10-15"},
    "summary": {
        "total_days": 15,
        "total_feet_built": "425.50",
        "total_ice_cubic_yards": "82972.50",
        "total_cost_gold_dragons": "157647750.00",
        "average_feet_per_day": "28.37",
        "average_cost_per_day": "10509850.00",
        "days_worked": 1,
    },
    "daily_breakdown": [
        {
            "date": "2025-10-15",
            "feet_built": "28.75",
            "ice_cubic_yards": "5606.25",
            "cost_gold_dragons": "10651875.00",
        }
    ],
}
BULK_COST_OVERVIEW = {
    "results": [
        {
            "profile_id": 1,
            "total_feet_built": "425.50",
            "total_ice_cubic_yards": "82972.50",
            "total_cost_gold_dragons": "157647750.00",
            "calculation_thread": "wall-report_0",
            "profile_name": "Northern Watch",
        },
        {"profile_id": 77, "error": "Profile 77 does not exist."},
    ]
}
PROGRESS_SERIES = {
    "profile_id": 1,
    "granularity": "week",
    "periods": [
        {
            "period": "2025-09-29",
            "start": "2025-10-01",
            "end": "2025-10-05",
            "days": 5,
            "days_worked": 4,
            "total_feet_built": "99.00",
            "total_ice_cubic_yards": "19305.00",
            "total_cost_gold_dragons": "36679500.00",
            "average_feet_built": "24.75",
        }
    ],
    "summary": {
        "days": 5,
        "days_worked": 4,
        "total_feet_built": "99.00",
        "total_ice_cubic_yards": "19305.00",
        "total_cost_gold_dragons": "36679500.00",
        "average_feet_built": "24.75",
    },
    "profile_name": "Northern Watch",
}
WALL_PROGRESS_SERIES = PROGRESS_SERIES | {"profile_id": None, "profile_name": None, "profile_ids": [1, 2]}
LOST_DAYS = {"weather": 3, "material": 1, "crew": 0, "other": 0, "not_said": 2, "total": 6}
NO_WORK = {
    "date_range": {"start": "2025-10-01", "end": "2025-10-15"},
    "profile_ids": None,
    "results": [{"profile_id": 1, "profile_name": "Northern Watch"} | LOST_DAYS],
    "summary": LOST_DAYS,
}
READINESS = {
    "ready": True,
    "checks": {"database": {"ok": True, "detail": "SQLite 3.51.3, journal mode wal"}},
}
API_ROOT = {
    "docs": "http://127.0.0.1:8000/api/docs/",
    "openapi": "http://127.0.0.1:8000/api/openapi.json",
    "profiles": "http://127.0.0.1:8000/api/profiles/",
    "sections": "http://127.0.0.1:8000/api/sections/",
    "progress": "http://127.0.0.1:8000/api/progress/",
}


def listed(item: Any) -> dict[str, Any]:
    """A list with one row."""
    return {"count": 1, "next": None, "previous": None, "results": [item]}
