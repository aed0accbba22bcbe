"""Serves any WSGI application as the product is served: `python -P serving.py MODULE:APP PORT`."""

import sys

from granian import Granian

from wallproject.server import SERVING

if __name__ == "__main__":
    Granian(sys.argv[1], address="127.0.0.1", port=int(sys.argv[2]), **SERVING).serve()
