"""The OpenAPI document, generated from the forms and response types that the views use."""
