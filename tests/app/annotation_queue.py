"""The annotation queue of a test's server."""


def queue_wafer(served, wafer_id):
    """The wafer in the lab's queue, as an engineer puts it there."""
    engineer = served.client("engineer", "engineer-1")
    body = {"items": [{"wafer_id": wafer_id, "reason": "The model doubts."}]}
    answered = engineer.post(served.at("/queue/items"), json=body, timeout=20)
    assert answered.status_code == 201, answered.text


def item_status(served):
    """Status of the only wafer in the queue."""
    with served.parts.database.reading() as session:
        connection = session.connection()
        return connection.exec_driver_sql("SELECT status FROM queue_item").scalar_one()
