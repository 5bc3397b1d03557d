"""Pure decisions of the room: values in, values out; nothing here knows a database."""
