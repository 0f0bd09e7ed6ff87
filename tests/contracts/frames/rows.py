"""A row of a frame, for the tests of what is made of rows."""

P01 = {
    "participant_id": "P01",
    "participant_name": "Somebody",
    "responds_for": "P01",
    "constituency": "dno",
    "sit_intent": "sit",
    "is_name_public": True,
}
