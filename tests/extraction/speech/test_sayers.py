"""Who says it before its verb, or unsaid, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    # Inside a sentence the one who spoke in it goes on.
    ("A Peruvian official said rice was late, and one of them said tea was not.", ["country:PE"] * 2),
    ("Peru's officials said rice was late.\nOne of them said tea was not.", ["country:PE"] * 2),
    ("A Chadian diplomat said the road was open.\nShe said it was long.", ["country:TD"] * 2),
    # A body or a state inside a description.
    ("Peru met UNICEF.\nA spokeswoman for the agency said the road was open.", ["org:unicef"]),
    ("Chad left early.\nA spokesman for the ministry of trade said the road was open.", ["country:TD"]),
    # Bare plurals say something where a clause follows.
    ("Rice traders in the north said they had not been told.", [""]),
    ("Rice traders said little.", []),
    # Formal wording, and what a speech was for.
    ("The Ministry of Trade of Peru wishes to inform the public that rice is late.", ["country:PE"]),
    ("Chad is pleased to announce that the road is open.", ["country:TD"]),
    ("Peruvian President Ana Quispe used her speech to announce that the road was open.", ["person:ana-quispe"]),
    ("Peruvian President Ana Quispe refused to say that the road was open.", []),
    # A participle's own subject, a relative clause, a first name alone; a thought is no speech.
    ("Chad left the talks, with Peru insisting that the road was open.", ["country:PE"]),
    ("Chad left the talks, with a spokesman for UNICEF saying that the road was open.", ["org:unicef"]),
    ("Villagers who argue that the road is bad stayed at home.", [""]),
    ("Peru's trade minister, Azucena Quispe, came.\nThe road was open, Azucena pointed out.", ["person:azucena-quispe"]),
    ("Chad hoped the road would open.", ["country:TD"]),
    ("Chad had hoped that the road would open.", []),
    # "The Peruvian diplomat" is who spoke last, unless he serves another; a source ahead is not who says it.
    ("Maria Cruz, a diplomat, said rice was late.\nThe road was shut, the Peruvian diplomat said.", ["person:maria-cruz"] * 2),
    ("Chadian minister Ana Silva said rice was late.\nThe road was shut, the Peruvian diplomat said.", ["person:ana-silva", "country:PE"]),
    ("UNICEF came first.\nCiting two nurses, the agency said the road was shut.", ["org:unicef"]),
    ("The caretaker council welcomed the rice but said it was late.", [""]),
    # Nouns that are written as verbs, and what another does.
    ("Peru stressed the need to reach a truce to keep the road open.", []),
    ("Peru met Chad amid Arab hopes that the road would open.", []),
    ("Chad announced help for those whom the storm that hit the north left.", []),
    ("Peru warned its neighbours that rice was late.", ["country:PE"]),
    ("Chad has urged other countries to do the same.", []),
    ("Chadian minister Ana Silva announced the aid on Monday and indicated more could come.", ["person:ana-silva"]),
    ("UNICEF seeks talks, while Security Council members remain apart and a Peruvian official says rice is late.", ["country:PE"]),
    ("Rice is late, according to the Relief Coordination Authority (UNICEF).", ["org:unicef"]),
    ("“Rice is late,” Ana Silva said during a visit when asked whether Peru had sent a ship that was full.", ["person:ana-silva"]),
    # To whom, and in what, before "that".
    ("Peru's envoy confirmed to Reuters on Monday that rice was late.", ["country:PE"]),
    ("A Chadian diplomat disclosed to reporters that the road was shut.", ["country:TD"]),
    ("Peru's envoy added, in a note to members, that rice was late.", ["country:PE"]),
    ("Peru agreed to pay the sum that was due.", []),
    ("Chad voiced deep concern that the road was shut.", ["country:TD"]),
    ("Chad was adamant that the road was open.", ["country:TD"]),
    ("Chad flatly said the road was open.", ["country:TD"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_speakers(text, speakers):
    assert [s.speaker for s in statements_in(text, "en")] == speakers
