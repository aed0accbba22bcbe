"""Addresses of the API description."""

operations: list = []
