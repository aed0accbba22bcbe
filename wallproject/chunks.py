"""Bodies that are sent in chunks: Django reads as many bytes as Content-Length names, and such a request names none."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def read_chunks(application: Application, *, limit: int) -> Application:
    """The application with chunked bodies read and measured; of one beyond `limit` a byte more, so that it is refused.

    Relies on a server that ends its input where the body ends, and says so.
    """

    def measured(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        chunked = "HTTP_TRANSFER_ENCODING" in environ and not environ.get("CONTENT_LENGTH")
        if chunked and environ.get("wsgi.input_terminated"):
            body = environ["wsgi.input"].read(limit + 1)
            environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return application(environ, start_response)

    return measured
