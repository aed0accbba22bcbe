"""Two builds agree when they say the same, however they write it."""

import json

from bench import agreement


def overview(feet, days):
    totals = {"total_feet_built": feet, "total_ice_cubic_yards": "0", "total_cost_gold_dragons": "0"}
    rows = [
        {"date": day, "feet_built": feet, "ice_cubic_yards": "0", "cost_gold_dragons": "0"} for day in days
    ]
    return json.dumps({"summary": totals, "daily_breakdown": rows})


def page(*sections):
    rows = "".join(f"<tr><td>{section}</td></tr>" for section in sections)
    return f"<select><option>Tower 9</option></select><table><tbody class='rows'>{rows}</tbody></table>"


def test_trailing_zeros_do_not_matter():
    days = ["2025-01-02", "2025-01-01"]
    assert agreement.cost_overview(overview("12.5", days)) == agreement.cost_overview(overview("12.50", days))


def test_another_total_is_no_agreement():
    assert agreement.cost_overview(overview("12.5", [])) != agreement.cost_overview(overview("12.51", []))


def test_days_in_another_order_are_no_agreement():
    newest_first = overview("1", ["2025-01-02", "2025-01-01"])
    oldest_first = overview("1", ["2025-01-01", "2025-01-02"])
    assert agreement.cost_overview(newest_first) != agreement.cost_overview(oldest_first)


def test_bulk_rows_agree_in_any_order():
    def bulk(ids):
        return json.dumps(
            {"results": [{"profile_id": pk, **dict.fromkeys(agreement.TOTALS, "1")} for pk in ids]}
        )

    assert agreement.bulk_overview(bulk(["2", "1"])) == agreement.bulk_overview(bulk([1, 2]))


def test_a_series_agrees_with_one_that_names_its_periods_otherwise():
    ours = {"periods": [{"period": "2025-09-29", **dict.fromkeys(agreement.TOTALS, "1.50")}]}
    naive = {"series": [{"date": "2025-09-29", **dict.fromkeys(agreement.AMOUNTS, "1.5")}]}
    assert agreement.series(json.dumps(ours)) == agreement.series(json.dumps(naive))


def test_pages_are_compared_by_the_rows_of_their_table_alone():
    assert agreement.progress_page(page("Tower 2", "Tower 1")) == ["Tower 2", "Tower 1"]
