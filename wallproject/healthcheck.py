"""`python -m wallproject.healthcheck`: fails unless the server in this container answers; needs no curl."""

import os
import urllib.request

SECONDS = 4


def main() -> None:
    """Ask under a name that the server answers to."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".") or "localhost"
    url = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"
    urllib.request.urlopen(urllib.request.Request(url, headers={"Host": host}), timeout=SECONDS)


if __name__ == "__main__":
    main()
