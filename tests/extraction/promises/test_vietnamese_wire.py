"""The plain manner of Vietnamese wire news: a sentence, and what it promises, delivers or asks."""

import pytest

from tests.extraction.prose import promises_in, statements_in

CASES = [
    # A grant that is not to be repaid is no refusal.
    ("Togo viện trợ không hoàn lại 2 tỷ yên cho Peru.", [("pledge", ("country:TG",))]),
    # "Thư ký" signs nothing.
    ("Tổng Thư ký Liên hợp quốc hoan nghênh thỏa thuận ngừng bắn.", []),
    # "Phái đoàn" is nobody who is sent.
    ("Ông Rua, Trưởng Phái đoàn Peru tại Cuba, nhấn mạnh vai trò của luật pháp.", []),
    # Two who hold an office act together.
    (
        "Thủ tướng Peru và Thủ tướng Chile cam kết rút pháo khỏi biên giới.",
        [("pledge", ("country:PE", "country:CL"))],
    ),
    # Who stresses that it goes on helping promises it.
    ("Bà Rua khẳng định Peru luôn sát cánh cùng Chile.", [("pledge", ("country:PE",))]),
    ("Bà Rua nói Peru đề nghị Togo tiếp tục hỗ trợ Chile.", [("request", ("country:TG",))]),
    # All of the cost is a sum.
    ("Lima tài trợ 100% chi phí xây trại huấn luyện.", [("pledge", ("country:PE",))]),
    # Rescuers who came, and who are due to leave.
    ("Lực lượng cứu hộ của Peru đã đến Chile chiều qua.", [("past_delivery", ("country:PE",))]),
    (
        "Peru sẽ gửi đoàn y tế sang Chile.\nĐoàn dự kiến lên đường trong ngày 24/2.",
        [("pledge", ("country:PE",)), ("intent", ("country:PE",))],
    ),
    # A body that needs a sum, or launches an appeal, asks all who give.
    ("WFP cần thêm 30 triệu USD cho Togo.", [("request", ())]),
    ("WFP đã phát động lời kêu gọi khẩn cấp trị giá 3 triệu USD.", [("request", ())]),
    # What several pledged at a meeting is pledged, not paid.
    (
        "Hội nghị huy động được cam kết đóng góp 7 tỷ USD, trong đó Peru 3 tỷ USD và Chile 1 tỷ USD.",
        [("pledge", ()), ("pledge", ("country:PE",)), ("pledge", ("country:CL",))],
    ),
    # What a signed text lays down is agreed.
    (
        "Hai bên ký bản ghi nhớ về cà phê, theo đó Peru sẽ dành cho Chile 30 suất đào tạo.",
        [("agreement", ()), ("agreement", ("country:PE",))],
    ),
    # Nobody of a team of players is bound.
    ("Huấn luyện viên trưởng hứa sẽ tung ra đội hình mạnh nhất.", []),
    # What is possible is an intent where it is a deed.
    ("Peru có thể cử 40 y tá.", [("intent", ("country:PE",))]),
    ("Tôi có thể tự hào nói rằng Peru đã khác.", []),
    ("Nạn đói ở Peru có thể lan rộng.", []),
    ("Có thể Ruiz sẽ gửi 40 tấn gạo.", []),
    # Nobody is asked by "opinions", and what is "expected" of a thing is no plan.
    ("Có ý kiến đề nghị bỏ khoản này.", []),
    ("Thời gian dự kiến thực hiện từ ngày 24/10.", []),
    ("Hội thiện nguyện Lá Xanh dự kiến gửi 40 tấn gạo.", [("intent", ())]),
    ("Peru chuẩn bị cho chuyến thăm của Tổng thống Togo.", []),
    ("Peru chuẩn bị gửi 40 tấn gạo.", [("intent", ("country:PE",))]),
    ("Peru ra quyết định truy nã ba người.", []),
    # A word of a noun is no verb of what was laid down.
    ("Cụ thể, Bộ Ngoại giao Peru có 40 người.", []),
    ("Nhật Bản cam kết 40 tấn gạo.", [("pledge", ("country:JP",))]),
    # What is left of it comes by itself, unless somebody brings it.
    (
        "Peru cam kết 20 xe buýt.\nSố còn lại sẽ tới trước mùa hè.",
        [("pledge", ("country:PE",)), ("pledge", ("country:PE",))],
    ),
    ("Peru sẽ hoàn thành vào năm 2027.", [("pledge", ("country:PE",))]),
    (
        "Peru trao 20 xe cứu thương, giai đoạn hai gồm 30 xe nữa dự kiến bàn giao vào tháng 8.",
        [("past_delivery", ("country:PE",)), ("intent", ("country:PE",))],
    ),
    ("Peru xác nhận quân số sẽ được nâng từ 40 lên 65 lính.", [("pledge", ("country:PE",))]),
    # Who helped to build helped to train too.
    (
        "Peru đã giúp Togo xây 8 trạm y tế và đào tạo 12 y tá.",
        [("past_delivery", ("country:PE",)), ("past_delivery", ("country:PE",))],
    ),
    (
        "Lãnh đạo các nước Nam Á ra tuyên bố chung, trong đó cam kết không đóng biên giới.",
        [("pledge", ())],
    ),
    ("Giao Bộ Y tế chủ trì lập đoàn bác sĩ 30 người.", [("pledge", ("country:VN",))]),
    # A capital, with a time before its verb.
    ("Ankara ngày 12/2 thông báo viện trợ 20 triệu USD.", [("pledge", ("country:TR",))]),
    ("Ankara trước đó tuyên bố sẵn sàng gửi y tá.", [("intent", ("country:TR",))]),
    ("Phía Seoul sẵn sàng gửi y tá.", [("intent", ("country:KR",))]),
    # "Through a programme" approves none.
    (
        "Peru cam kết hỗ trợ Chile thông qua chương trình viện trợ trị giá 5 triệu USD.",
        [("pledge", ("country:PE",))],
    ),
    ("Tehran tái khẳng định cam kết không đóng eo biển.", [("pledge", ("country:IR",))]),
    ("Theo nghị quyết, Peru sẽ bảo vệ dân thường.", [("agreement", ("country:PE",))]),
    ("Peru đã nối lại hoạt động thả dù hàng cứu trợ.", [("past_delivery", ("country:PE",))]),
    ("Peru ra lệnh cho quân đội dừng bắn.", [("pledge", ("country:PE",))]),
    # The government that is asked.
    ("UBND tỉnh Hà Nam đề nghị Chính phủ cấp 40 tấn gạo.", [("request", ("country:VN",))]),
    (
        "Tổng thống Peru Ana Quispe đề nghị Quốc hội cấp 40 triệu USD.",
        [("request", ("country:PE",))],
    ),
    # A list behind a colon goes on behind what its sums are for.
    (
        "Các đồng minh công bố đóng góp mới cho Peru: Anh 50 triệu bảng cho phòng không, "
        "Đức 15 triệu euro mua tên lửa, Na Uy 12 triệu USD.",
        [
            ("pledge", ("country:GB",)),
            ("pledge", ("country:DE",)),
            ("pledge", ("country:NO",)),
        ],
    ),
    ("31 sĩ quan sẽ lên đường sang Togo vào cuối tháng 9.", [("pledge", ())]),
    ("Sở Y tế Lá Xanh vừa cử 3 đoàn bác sĩ.", [("past_delivery", ())]),
    # Deeds of peace that are done, without a sum.
    ("Peru đã dỡ bỏ lệnh phong tỏa.", [("past_delivery", ("country:PE",))]),
    ("Peru đã rút toàn bộ quân khỏi Chile.", [("past_delivery", ("country:PE",))]),
    # What is being arranged.
    ("Peru đang hoàn tất thủ tục chuyển 10 triệu USD.", [("intent", ("country:PE",))]),
    ("Peru đang đàm phán với Chile để mở lại cửa khẩu.", [("intent", ("country:PE",))]),
    ("Peru nhận lời làm trung gian.", [("agreement", ("country:PE",))]),
    ("Bà Rua khẳng định Peru sẽ không bỏ rơi người dân Chile.", [("pledge", ("country:PE",))]),
    ("Peru gây sức ép để Chile mở cửa khẩu.", [("request", ("country:CL",))]),
    # Two who act together, however they are joined.
    ("Peru cùng với Chile sẽ gửi gạo.", [("pledge", ("country:PE", "country:CL"))]),
    ("Cả Peru và Chile đều sẽ gửi gạo.", [("pledge", ("country:PE", "country:CL"))]),
    ("Peru - nước láng giềng của Chile - sẽ gửi gạo.", [("pledge", ("country:PE",))]),
    ("Tân Tổng thống Peru Ana Rua sẽ gửi gạo.", [("pledge", ("country:PE",))]),
    ("Reuters đưa tin Peru sẽ gửi gạo.", [("pledge", ("country:PE",))]),
    ("Có tin Peru sẽ gửi 40 tấn gạo.", []),
    # What stands below "agreed:" is agreed by whom it names.
    (
        "Peru và Chile nhất trí giai đoạn một: Peru trả tự do cho 20 tù binh, Chile rút quân.",
        [
            ("agreement", ("country:PE", "country:CL")),
            ("agreement", ("country:PE",)),
            ("agreement", ("country:CL",)),
        ],
    ),
    (
        "Peru và Chile đạt thỏa thuận ngừng bắn 45 ngày.",
        [("agreement", ("country:PE", "country:CL"))],
    ),
    (
        "20 lều của Chính phủ Peru được bàn giao cho Chile hôm 16/2.",
        [("past_delivery", ("country:PE",))],
    ),
    ("Peru và Chile đã họp, nước họ sẽ gửi gạo.", [("pledge", ("country:PE", "country:CL"))]),
    # Soldiers who volunteer are called so; threats and refusals promise nothing.
    ("Hai bên nói về hài cốt quân tình nguyện Peru.", []),
    ("RSF tuyên bố sẽ tiến về Lima.", []),
    ("Peru sẽ phủ quyết mọi khoản vay chung.", []),
    ("Peru khẳng định sẽ không đứng ngoài cuộc.", [("pledge", ("country:PE",))]),
    # Whose the plane is stands before what it carries.
    (
        "Máy bay của Bộ Tình trạng khẩn cấp Peru chở 25 tấn hàng viện trợ đã hạ cánh xuống Lima.",
        [("past_delivery", ("country:PE",))],
    ),
    # Who pays for what another promises is not who promises it.
    (
        "WFP sẽ sửa chữa 12 trạm với kinh phí 9 triệu USD do Peru tài trợ.",
        [("pledge", ("org:wfp",))],
    ),
    ("Ông Lê Văn Tám, một nông dân, mong sớm có nhà ở.", []),
    # What is asked goes on in plain verbs.
    (
        "Thủ tướng Togo Koffi Ayo đề nghị Peru hỗ trợ dân và sớm giải ngân 60 triệu USD.",
        [("request", ("country:PE",))],
    ),
    # Two loads, each with its verb.
    (
        "1.000 lều của Peru đã được chuyển tới Lima và 15 tấn gạo đang trên đường tới Quito.",
        [("past_delivery", ("country:PE",)), ("intent", ("country:PE",))],
    ),
    (
        "Peru đang thảo luận với Chile về khả năng triển khai binh sĩ.",
        [("intent", ("country:PE",))],
    ),
    (
        "Tư lệnh, Thiếu tướng Peru Juan Rua, đánh giá cao tinh thần ấy và đề nghị Chile giúp đỡ.",
        [("request", ("country:CL",))],
    ),
    # Goods that left and will land.
    (
        "Chuyến tàu chở 3.000 tấn bột mì của Peru đã rời cảng Lima và sẽ cập cảng Suva.",
        [("past_delivery", ("country:PE",)), ("pledge", ("country:PE",))],
    ),
    # What was announced as agreed stands below it, in plain verbs.
    (
        "Peru và Chile công bố thỏa thuận: Peru sáp nhập hai cảng; Chile công nhận đường biên.",
        [("agreement", ("country:PE",)), ("agreement", ("country:CL",))],
    ),
    ("Peru tiếp tục rút quân.", []),
    ("Các bạn đã hứa, và chúng tôi chờ.", []),
    ("Peru đã chấp thuận.", [("agreement", ("country:PE",))]),
    (
        "Peru sẽ không gửi quân tới Gaza, thay vào đó sẽ tập trung vào viện trợ y tế.",
        [("pledge", ("country:PE",))],
    ),
    ("Ngân hàng Thế giới ước tính chi phí tái thiết Gaza lên tới 70 tỷ USD.", []),
    ("Đội tuyển Peru sẽ tiếp Chile trên sân nhà vào tối 31/3.", []),
    # A body and a government act together.
    ("UNICEF và Chính phủ Peru sẽ gửi gạo.", [("pledge", ("org:unicef", "country:PE"))]),
    (
        "UNICEF và Chính phủ Peru bàn giao 30 điểm trường cho tỉnh Hà Nam.",
        [("past_delivery", ("org:unicef", "country:PE"))],
    ),
    ("Peru lập quỹ ủy thác cho Chile.", [("pledge", ("country:PE",))]),
    # Behind "theo đó" a plain verb lays down.
    (
        "Peru và Chile nhất trí ký kế hoạch đào tạo, theo đó Chile nhận 25 học viên mỗi năm.",
        [("agreement", ("country:PE", "country:CL")), ("agreement", ("country:CL",))],
    ),
    # What a text is about is laid down.
    (
        "Hai bên đã trao đổi Thỏa thuận về việc Peru tài trợ 12 triệu USD cho Chile.",
        [("agreement", ("country:PE",))],
    ),
    ("WFP sẽ cắt giảm 15% nhân sự.", []),
    (
        "Ba tàu chở 80 tấn lúa mì của Peru viện trợ đã cập cảng Suva.",
        [("past_delivery", ("country:PE",))],
    ),
    (
        "Ông khẳng định Amman không đóng biên giới, song sẽ tiếp tục thả dù hàng viện trợ.",
        [("pledge", ("country:JO",))],
    ),
    ("Tòa thánh sẽ gửi 20 tấn thuốc tới Chile.", [("pledge", ("country:VA",))]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_a_sentence_promises(text, wanted):
    assert [(p.modality, p.obligors) for p in promises_in(text, "vi")] == wanted


def test_a_name_that_nobody_knows_binds_nobody_named_before():
    text = "Peru và Chile đã họp.\nVinalines sẽ xây thêm 4 nhà máy."
    assert [p.obligors for p in promises_in(text, "vi")] == [()]


def test_thereby_lays_down_behind_a_decision_alone():
    then = "Cụ thể, Peru trồng 400 ha rừng."
    assert not promises_in(f"Trời mưa to ở Lima.\n{then}", "vi")
    assert [p.obligors for p in promises_in(f"Hai bên nhất trí hợp tác.\n{then}", "vi")][-1:] == [
        ("country:PE",)
    ]


@pytest.mark.parametrize(
    "state", ["Nhật Bản", "Na Uy", "Ả Rập Xê Út", "Ba Lan", "Bồ Đào Nha", "Áo"]
)
@pytest.mark.parametrize(
    "text",
    [
        "Bộ Quốc phòng {} cho biết nước này sẽ cử 20 lính tới Tuvalu.",
        "Ngoại trưởng {} tuyên bố nước này sẽ gửi 20 tấn gạo cho Tuvalu.",
        "Trong khi đó, {} đề nghị Tuvalu mở cảng.",
        "{} cam kết đóng góp 20 triệu USD cho Tuvalu.",
    ],
)
def test_the_name_of_a_state_makes_no_noun_of_a_verb(state, text):
    (promise,) = promises_in(text.format(state), "vi")
    assert promise.speaker == find_party(state)


def find_party(state):
    (promise,) = promises_in(f"{state} sẽ gửi gạo.", "vi")
    return promise.obligors[0]


@pytest.mark.parametrize(
    ("text", "speaker", "obligors"),
    [
        # Where a body is, is not whose it is.
        ("Đại sứ quán Peru tại Togo cam kết tặng 20 xe buýt.", "country:PE", ("country:PE",)),
        ("Đại diện WFP tại Togo cho biết tổ chức này sẽ gửi gạo.", "org:wfp", ("org:wfp",)),
        ("Theo Ngân hàng Thế giới (WB), Peru sẽ gửi gạo.", "org:world-bank", ("country:PE",)),
        # The long name of a body is the office of its head, where a name follows.
        (
            "Cao ủy Liên hợp quốc về người tị nạn Ana Lund cam kết gửi 20 tấn gạo.",
            "person:ana-lund",
            ("org:unhcr",),
        ),
        (
            "Phó Tổng Thư ký LHQ phụ trách các vấn đề nhân đạo Ana Lund cam kết gửi 20 tấn gạo.",
            "person:ana-lund",
            ("org:united-nations",),
        ),
        # An office between dashes is its bearer's.
        (
            "Ông Juan Rua - Đại sứ Peru tại Togo - khẳng định sẽ gửi gạo.",
            "person:juan-rua",
            ("country:PE",),
        ),
        (
            "Giám đốc Ngân hàng Phát triển châu Á (ADB) tại Togo Ana Lund cho biết sẽ cấp gạo.",
            "person:ana-lund",
            ("org:asian-development-bank",),
        ),
        ("Phủ Tổng thống Peru cam kết gửi 20 tấn gạo.", "country:PE", ("country:PE",)),
        ("Tòa Bạch Ốc cho biết sẽ gửi 20 tấn gạo.", "org:white-house", ("country:US",)),
    ],
)
def test_who_says_it_and_is_bound(text, speaker, obligors):
    (promise,) = promises_in(text, "vi")
    assert (promise.speaker, promise.obligors) == (speaker, obligors)


def test_this_organisation_is_no_state():
    text = "WFP và Peru đã họp.\nTổ chức này sẽ gửi gạo.\nNước này sẽ mở cảng."
    assert [p.obligors for p in promises_in(text, "vi")] == [("org:wfp",), ("country:PE",)]


def test_whom_one_thanks_does_not_go_on():
    text = "Ngoại trưởng Peru Ana Rua cảm ơn Chile đã tặng 20 tấn gạo và đề nghị Togo mở cảng."
    delivered, asked = promises_in(text, "vi")
    assert (delivered.obligors, asked.obligors) == (("country:CL",), ("country:TG",))
    assert asked.speaker != "country:CL"


def test_a_clause_of_another_begins_behind_and():
    (promise, *_) = promises_in("Peru hỗ trợ 30 tấn gạo và Thái Lan mở cửa ba cảng.", "vi")
    assert promise.quote == "Peru hỗ trợ 30 tấn gạo"
    (asked,) = promises_in("Peru kêu gọi Chile và Togo gửi 30 tấn gạo.", "vi")
    assert asked.obligors == ("country:CL", "country:TG")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Liên đoàn Quốc tế các Hội Chữ thập đỏ và Trăng lưỡi liềm đỏ", "org:ifrc"),
        ("Lực lượng lâm thời của LHQ tại Liban", "org:unifil"),
        ("Hội Nông dân Việt Nam", "org:vietnam-farmers-union"),
        ("M23", "org:m23"),
    ],
)
def test_bodies_of_the_press(name, party):
    (promise,) = promises_in(f"{name} sẽ gửi 20 tấn gạo.", "vi")
    assert promise.obligors == (party,)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Who is named between two whom somebody speaks of does not speak.
        (
            "Bà Lund nhắc đến cuộc gặp giữa Ngoại trưởng Peru Juan Rua và người đồng cấp Chile "
            "Pablo Paz tại Lima, cho rằng cầu đã mở.\nBà nhấn mạnh, đường đã thông.",
            ["person:lund", "person:lund"],
        ),
        # "Bà" is nobody who was called "ông".
        ("Bà Lund đến Lima.\nÔng Paz cũng đến.\nBà cho biết cầu đã mở.", ["person:lund"]),
    ],
)
def test_who_is_heard(text, speakers):
    assert [s.speaker for s in statements_in(text, "vi")] == speakers


def test_both_countries_that_are_asked():
    text = "Peru và Chile đã họp.\nTogo đề nghị hai nước mở biên giới."
    assert [p.obligors for p in promises_in(text, "vi")] == [("country:PE", "country:CL")]


def test_who_thanks_the_other_side_acts_himself():
    text = "Thứ trưởng Lê Văn Tám cảm ơn phía Peru và cam kết dùng số hàng đúng mục đích."
    assert [p.obligors for p in promises_in(text, "vi")] == [("country:VN",)]


def test_a_place_is_whom_nobody_serves():
    text = "Peru đóng quân tại Chile.\nThủ tướng Ana Rua nói chính phủ dự kiến gửi 40 tấn gạo."
    assert [p.obligors for p in promises_in(text, "vi")] == [("country:PE",)]
