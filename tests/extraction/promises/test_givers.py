"""Who gives in the passive, and what nobody gives."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Half of the cost, or $18 million, is to be borne by Peru.", [("Half of the cost, or $18 million, is to be borne by Peru", "country:PE")]),
        ("en", "Chile's contribution, 4 million euros, will be transferred in May.", [("Chile's contribution, 4 million euros, will be transferred in May", "country:CL")]),
        ("en", "China's second shipment of 2,000 tents reached the port.", [("China's second shipment of 2,000 tents reached the port", "country:CN")]),
        ("en", "Forty tonnes of rice arrived from Thailand.", [("Forty tonnes of rice arrived from Thailand", "country:TH")]),
        ("en", "A team of 30 Swiss engineers will be deployed to Vanuatu.", [("A team of 30 Swiss engineers will be deployed to Vanuatu", "country:CH")]),
        ("en", "Nepal will receive $30 million from Japan.", [("Nepal will receive $30 million from Japan", "country:JP")]),
        ("en", "Peru gave 100 beds, and another 50 beds will follow in May.", [("Peru gave 100 beds", "country:PE"), ("another 50 beds will follow in May", "country:PE")]),
        ("en", "Twenty thousand refugees arrived from Sudan.", []),
        ("en", "Sri Lanka received 200,000 tourists from India.", []),
        ("en", "Nepal will receive the report on Friday.", []),
        ("ar", "تلقت تونس 20 مليون يورو من ألمانيا.", [("تلقت تونس 20 مليون يورو من ألمانيا", "country:DE")]),
        ("ar", "دخلت إلى القطاع 20 شاحنة مقدمة من الأردن.", [("دخلت إلى القطاع 20 شاحنة مقدمة من الأردن", "country:JO")]),
        ("ar", "تلقت تونس 200 زائر من الجزائر.", []),
        ("vi", "Tunisia nhận 20 triệu euro từ Đức.", [("Tunisia nhận 20 triệu euro từ Đức", "country:DE")]),
        ("vi", "Nepal sẽ nhận được 30 xe tải từ Ấn Độ.", [("Nepal sẽ nhận được 30 xe tải từ Ấn Độ", "country:IN")]),
    ],
)  # fmt: skip
def test_given(language, text, found):
    assert [(p.quote, ",".join(p.obligors)) for p in promises_in(text, language)] == found


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("Ten trucks will be sent to the camp.", [()]),
        ("Peru said about $92 million would go to the appeal.", [("country:PE",)]),
        ("The vote will go to a second round.", []),
        ("The conference will be held in May.", []),
    ],
)
def test_what_is_on_its_way_without_a_giver(text, obligors):
    assert [p.obligors for p in promises_in(text, "en")] == obligors


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three field officers were deployed to Nauru last month.", [("past_delivery", "")]),
        ("The 40 tonnes of beans were handed over Friday to a school.", [("past_delivery", "")]),
        ("The convoy of nine lorries delivered 700 food baskets.", [("past_delivery", "")]),
        ("Two planes brought medicine from Suva.", [("past_delivery", "")]),
        ("A Fijian medical team left Monday for Tonga.", [("past_delivery", "country:FJ")]),
        (
            "At least 90 trucks carrying food supplies have started their journey to Apia.",
            [("past_delivery", "")],
        ),
        ("Gifts were small, such as $3 million promised by Fiji.", [("pledge", "country:FJ")]),
        ("More than $9 million was earmarked for the wells.", [("pledge", "")]),
        ("Forty tonnes of flour are expected to be distributed by May.", [("intent", "")]),
        (
            "Around $9bn in rice and road funds have been pledged, according to Palm Watch.",
            [("pledge", "")],
        ),
        (
            "A team, made up of 9 surgeons, was sent at the request of Samoa.",
            [("past_delivery", "")],
        ),
        ("Ten new schools will be built in the north by 2027.", [("pledge", "")]),
        ("The bridge will be rebuilt with funds of the town.", [("pledge", "")]),
        ("Up to six soldiers will be made available to the mission.", [("pledge", "")]),
        ("Some 119 trucks entered the strip on Monday.", [("past_delivery", "")]),
        ("Tonga will receive $18 million of the entire package.", [("pledge", "")]),
        ("Food parcels for 12,000 families were handed out on Monday.", [("past_delivery", "")]),
        (
            "Some 40 trucks carrying flour from Fiji rolled through the crossing.",
            [("past_delivery", "country:FJ")],
        ),
        ("We thank Fiji for the 800 heaters which reached us.", [("past_delivery", "country:FJ")]),
        ("We thank Fiji for its leadership.", []),
        ("The bridge will be replaced before the rains, the mayor promised.", [("pledge", "")]),
        ("The bridge will be replaced before the rains, the mayor complained.", []),
        (
            "Only $2 million of the $9 million pledged by Fiji has been disbursed.",
            [("past_delivery", "country:FJ"), ("pledge", "country:FJ")],
        ),
        (
            "Fiji has trained 300 officers since January and hopes to train 1,000 more.",
            [("past_delivery", "country:FJ"), ("intent", "country:FJ")],
        ),
        (
            "Of the $90 million that Fiji pledged, only $12 million has arrived.",
            [("past_delivery", "country:FJ")],
        ),
        (
            "Of the 1,100 kits Fiji announced in May, 640 have been handed out.",
            [("past_delivery", "country:FJ")],
        ),
        ("It was agreed that a cell would be set up by 1 April.", [("agreement", "")]),
        ("Samoa - Fiji has flown in 2,600 tarpaulins.", [("past_delivery", "country:FJ")]),
        (
            "She said Fiji remained committed to financing fuel for the plant.",
            [("pledge", "country:FJ")],
        ),
        ("Donors met, with Fiji putting in $10 million of its own.", [("pledge", "country:FJ")]),
        ("Fiji has notified the fund of plans to transfer $9 million.", [("intent", "country:FJ")]),
        ("Under the deal, 50 patients a day will be allowed to leave.", [("agreement", "")]),
        ("The road will be repaired by 40 Fijian engineers.", [("pledge", "country:FJ")]),
        ("$45 million was released last week.", [("past_delivery", "")]),
        ("The other 850 flats will be ready by 15 October.", [("pledge", "")]),
        ("The bridge will reopen to traffic in March.", [("pledge", "")]),
        ("Sixteen rescue boats will leave Apia on Tuesday.", [("pledge", "")]),
        ("The crossing will reopen on Sunday.", [("pledge", "")]),
        ("The school that the flood destroyed will be rebuilt.", [("pledge", "")]),
        ("Fijian engineers refitted two clinics.", [("past_delivery", "country:FJ")]),
        ("A pledging event for Tonga brought in $90 million.", [("pledge", "")]),
        ("Twelve nurses from Fiji have been in Apia since May.", [("past_delivery", "country:FJ")]),
        ("Tongan builders have finished the new bridge.", [("past_delivery", "")]),
        ("The two sides exchanged 41 prisoners.", [("past_delivery", "")]),
        ("Both sides had withdrawn from 14 positions.", [("past_delivery", "")]),
        ("Fiji withdrew its offer of 14 boats.", []),
        ("Fiji withdrew from the talks.", []),
        ("Fiji has let 60 trucks of bricks through.", [("past_delivery", "country:FJ")]),
        ("Fiji and Samoa each added $20 million.", [("pledge", "country:FJ,country:WS")]),
        (
            "Fiji sent 52 nurses and 60 are to follow on Saturday.",
            [("past_delivery", "country:FJ"), ("pledge", "country:FJ")],
        ),
        ("Some 190 of the 500 homes had been handed over.", [("past_delivery", "")]),
        ("It decides that the support office shall provide fuel.", [("pledge", "")]),
        ("A further 380 were ready to fly as soon as planes came.", [("intent", "")]),
        ("Two relief trucks are on their way to Suva.", [("pledge", "")]),
        ("A shipment of 4,000 tents is already at sea.", [("past_delivery", "")]),
        ("Fiji and Samoa have paid in full.", [("past_delivery", "country:FJ,country:WS")]),
        ("Fiji lifted its tax on aid trucks.", [("past_delivery", "country:FJ")]),
        ("Fiji is funding the scanning.", [("pledge", "country:FJ")]),
        ("The contribution will rise to $40 million next year.", [("pledge", "")]),
        ("Inflation will rise to 12 percent.", []),
        ("Fiji confirmed an additional £12 million.", [("pledge", "country:FJ")]),
        ("Fiji confirmed 12 additional cases.", []),
        ("Fiji launched a programme worth $4 million.", [("pledge", "country:FJ")]),
        ("Prisoner lists are to be exchanged by May.", [("pledge", "")]),
        ("The judge asked the envoy what Fiji had paid.", []),
        ("“We reopen on 2 May,” the Fijian minister said.", [("pledge", "country:FJ")]),
        ("Fiji met. Both sides exchanged 41 prisoners.", [("past_delivery", "")]),
        ("Some 40 homes were rebuilt last year.", [("past_delivery", "")]),
        ("Of these, 20 have been handed back already.", [("past_delivery", "")]),
        ("$25 million had been freed up.", [("past_delivery", "")]),
        ("Rubble will be cleared from 120 villages.", [("pledge", "")]),
        ("More than 300 clerks were trained in Rome.", [("past_delivery", "")]),
        (
            "SUVA, 2 May - A Fijian C-130 with 500 tents and 90 beds landed in Apia.",
            [("past_delivery", "country:FJ")],
        ),
        ("Some 40 houses were destroyed.", []),
        ("A further $75 million is expected from other partners.", [("intent", "")]),
        ("Fiji has put two boats at the islands' disposal.", [("pledge", "country:FJ")]),
        ("Fiji's medical team is in place.", [("past_delivery", "country:FJ")]),
        ("Some 40 Fijian officers are on the ground in Apia.", [("past_delivery", "country:FJ")]),
        ("Police are on the ground.", []),
        ("In Apia the port reopens at noon.", [("pledge", "")]),
        ("A second team of 12 doctors arrives from Suva on Friday.", [("pledge", "")]),
        ("The minister leaves on Monday.", []),
        ("The museum reopens in May.", []),
        ("Fiji pays the salaries of the clerks.", [("pledge", "country:FJ")]),
        ("Fiji pays the price of its mistakes.", []),
        (
            "(AA) The last homes will be built by May, Mayor Ana Ruiz pledged on Thursday.",
            [("pledge", "")],
        ),
        ("Tonga asked; 12 were delivered last week by Fiji.", [("past_delivery", "country:FJ")]),
        ("Since May, 1,130 trucks have crossed.", [("past_delivery", "")]),
        ("A joint patrol of 60 soldiers is to be formed by March.", [("pledge", "")]),
        ("Fiji stands by its decision to send 150 boats.", [("pledge", "country:FJ")]),
        ("Fiji is redirecting $12 million from a road.", [("pledge", "country:FJ")]),
        ("Fiji's minister gave a figure of $9 million.", []),
        ("The trial will resume on Tuesday.", []),
        ("The market will reopen higher on Monday.", []),
        ("The rains will return in April.", []),
        ("A fine of $2 million was paid by the club.", []),
        ("Three suspects will be sent to prison.", []),
        ("The report will be sent to parliament.", []),
        ("The prisoners will be freed on Friday.", []),
        ("Five people were sent to hospital.", []),
        ("The convoy carried 12 fighters to the border.", []),
        ("The national team arrived in Lima for a friendly match.", []),
        ("The driver delivered a speech at the school.", []),
        ("A bomb was delivered to the embassy on Tuesday.", []),
    ],
)
def test_goods_and_people_that_are_under_way(text, found):
    """Nobody need be named who sends: that they go is what a reader is told."""
    assert [(p.modality, ",".join(p.obligors)) for p in promises_in(text, "en")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tuvalu hands over clinic to fishermen", ["past_delivery"]),
        ("Bank okays $7m for flood victims", ["pledge"]),
        ("Samoa's navy to send 40 boats", ["pledge"]),
        ("WFO okays $7m for flood victims", ["pledge"]),
        ("Samoa to resettle 300 families, says Tiel", ["pledge"]),
        ("Samoa to feed 2,000 pupils a day", ["pledge"]),
        ("Samoa to feed on hopes", []),
        ("Village hall to be rebuilt on higher ground", ["pledge"]),
        ("More trucks to be sent to Tonga", ["pledge"]),
        ("Murder trial to resume on Friday", []),
        ("President to be sent to court", []),
        ("Samoa says navy to send boats home", []),
        ("Envoy delivers speech on aid reform in Apia", []),
    ],
)
def test_headlines_of_what_is_given(text, found):
    lines = f"{text}\n\nThe harbour was quiet on Monday."
    assert [p.modality for p in promises_in(lines, "en")] == found


@pytest.mark.parametrize(
    "text",
    [
        "Trong số 16 triệu euro mà Fiji cam kết, khoảng 9 triệu euro đã được giải ngân.",
        "Trong tổng số 16 triệu euro Fiji hứa, 9 triệu euro đã được chuyển.",
        "Trong 16 triệu euro Fiji cam kết, mới chỉ 9 triệu euro được giải ngân.",
    ],
)
def test_a_part_of_what_was_promised_has_the_giver_of_the_whole(text):
    found = [(p.modality, p.obligors) for p in promises_in(text, "vi")]
    assert found == [("past_delivery", ("country:FJ",))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a list within what is given, a clause that hangs on who gains, an aside that names the giver
        ("Some 4,200 trucks carrying food, fuel and tents have entered the strip.", [("past_delivery", ())]),
        ("Every family that lost its home will get 2 million dinars, the Iraqi government said.", [("pledge", ("country:IQ",))]),
        ("A shipment of 60 tonnes of potatoes, a gift of Denmark, was unloaded in Beira on Tuesday.", [("past_delivery", ("country:DK",))]),
        # people and goods with a number, of whomever
        ("A first company of 90 sappers had landed in Piura.", [("past_delivery", ())]),
        ("90 players had landed in Piura.", []),
        ("60 boats had been promised by last Christmas.", [("pledge", ())]),
        ("Tonga has received $2 million of the grant.", [("past_delivery", ())]),
        ("Officials refused to say whether the tents would be sent.", []),
        # works that are to begin
        ("Work on the dyke will start as soon as the mines are cleared.", [("pledge", ())]),
        ("The match will start on Sunday.", []),
    ],
)  # fmt: skip
def test_what_is_given_may_be_long_counted_or_a_work(text, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, "en")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malta sent 40 tents; a second batch is to follow in June.", [("past_delivery", ("country:MT",)), ("pledge", ("country:MT",))]),
        ("A second team will follow in June.", [("pledge", ())]),
        ("A first batch is to leave the port on Monday.", []),
        ("Of the 12 boats that Malta promised the mission, five have arrived.", [("past_delivery", ("country:MT",))]),
        ("A rotation of 80 troops left Nadi on Monday.", [("past_delivery", ())]),
        ("A second blast will follow in June.", []),
        ("The attack came after Malta sent drones over the port.", []),
        ("The bodies of two hostages were handed over to the medics on Monday.", [("past_delivery", ())]),
        ("The minister said the plan was to train 1,200 police.", [("intent", ())]),
        ("Their goal was to reach the sea before winter.", []),
        ("A corridor will be opened at noon.", [("pledge", ())]),
        ("Two Maltese ships docked in Port Sudan with 2,400 tonnes of aid.", [("past_delivery", ("country:MT",))]),
        ("A ward in Beira, donated by the people of Malta, opened last week.", [("past_delivery", ("country:MT",))]),
        ("UNICEF plans to reach another 60,000 children by May.", [("intent", ("org:unicef",))]),
        ("Malta said the troops, drawn from Togo, Fiji and Chad, would be in place by May.", [("pledge", ("country:MT",))]),
        ("The ship, last seen off Aden, will be repaired by Malta.", [("pledge", ("country:MT",))]),
        ("The man, arrested in May, will be tried in Lima.", []),
        ("Malta said the tents would be sent by Friday.", [("pledge", ("country:MT",))]),
        ("Malta said the tents would be sent by Fishers United.", [("pledge", ())]),
        ("A first payment of $40 million is due in April.", [("pledge", ())]),
        ("The rent is due in April.", []),
        ("Farmers who lost their herds are to get two goats each.", [("pledge", ())]),
        ("Thirty prisoners walked free on Friday.", [("past_delivery", ())]),
        ("The suspect's lawyer walked free on Friday.", []),
        ("Malta said next month's tranche will be paid on time.", [("pledge", ("country:MT",))]),
        ("A convoy of aid will cross the border before Sunday.", [("pledge", ())]),
    ],
)  # fmt: skip
def test_what_follows_and_who_has_left(text, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, "en")] == found
