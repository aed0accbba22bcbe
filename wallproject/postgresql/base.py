"""The backend itself, under the name that Django looks for."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError


class DatabaseWrapper(base.DatabaseWrapper):
    """Hands out no connection that the database has closed.

    The pool can check each one by itself (CONN_HEALTH_CHECKS), but waits longer after every broken one that it meets:
    after a restart the first visitor would wait for half a minute. Here the first broken one empties the pool of all.
    """

    def get_connection_params(self) -> dict[str, Any]:
        """Days as text are ISO, whatever the server was told to write."""
        params: dict[str, Any] = super().get_connection_params()
        return params | {"options": f"{params.get('options', '')} -c datestyle=ISO".strip()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        connection: Connection = super().get_new_connection(conn_params)
        if self.pool is None or _answers(connection):
            return connection
        self.pool.putconn(connection)
        self.pool.check()
        return super().get_new_connection(conn_params)


def _answers(connection: Connection) -> bool:
    try:
        connection.execute("")
    except OperationalError:
        return False
    return True
