"""One line at a time: what it looks like."""

import pytest

from servanda.extraction.pages.lines import Kind, kind_of, lines


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("vi", "Đoàn sẽ mang theo thuốc men, lều bạt và lương thực.", Kind.PROSE),
        (
            "vi",
            "Trong mười ngày, đoàn cứu hộ của tỉnh sẽ cùng ngư dân tìm kiếm người mất tích.",
            Kind.PROSE,
        ),
        ("vi", "Lính cứu hỏa tìm kiếm dưới đống gạch ở Lima (Ảnh: AFP).", Kind.CAPTION),
        (
            "vi",
            "Bà Ruiz được hỏi vì sao tài khoản X của hội đồng và tài khoản Facebook của đại sứ quán cùng đăng một lời chào mừng, trong khi các nước còn chưa họp, chưa ký, chưa ai nói gì thêm về việc ai góp bao nhiêu và khi nào góp.",
            Kind.PROSE,
        ),
        ("vi", "Email của bạn sẽ không được hiển thị công khai.", Kind.CHROME),
        ("vi", "Trả lời", Kind.CLOSING),
        ("vi", "Thời sự", Kind.CHROME),
        ("vi", "Đăng nhập để gửi bình luận", Kind.CHROME),
        ("vi", "Bến cảng lúc bình minh. Ảnh: Hải Yến", Kind.CAPTION),
        ("vi", "Bến cảng mở lại - Ảnh 3.", Kind.CAPTION),
        ("vi", "N.T.H. (Theo Hãng tin)", Kind.BYLINE),
        ("vi", "Thứ hai, 02/03/2026 08:15", Kind.BYLINE),
        ("vi", "BÀI LIÊN QUAN", Kind.RELATED_MARK),
        ("vi", "Bến cảng mở lại sau mười năm", Kind.TITLE),
        ("vi", "Oman kêu gọi các nước láng giềng gom 9 triệu USD cho dân Salu", Kind.TITLE),
        (
            "vi",
            "Thời sự Góc nhìn Thế giới Kinh doanh Khoa học Giải trí Thể thao Pháp luật",
            Kind.MENU,
        ),
        (
            "en",
            "The mayor said he had subscribed to the plan, and that the tents would come.",
            Kind.PROSE,
        ),
        ("en", "Your subscription costs $5 per month. Cancel anytime.", Kind.CHROME),
        ("en", "By Anna Reed in Cairo", Kind.BYLINE),
        ("en", "By Anna Reed and Jan van der Berg", Kind.BYLINE),
        ("en", "By our correspondents in Amman", Kind.BYLINE),
        ("en", "By the end of March Germany will send 40 trucks", Kind.TITLE),
        ("en", "By May Chad and Mali will pay.", Kind.PROSE),
        ("en", "By Friday Kenya must decide.", Kind.PROSE),
        ("vi", "Theo Reuters", Kind.BYLINE),
        ("vi", "Theo Bộ Ngoại giao Na Uy sẽ góp 5 tấn gạo", Kind.TITLE),
        ("vi", "Theo đó hai bên đã ký một hợp đồng.", Kind.PROSE),
        ("ar", "كتبت سعاد منصور", Kind.BYLINE),
        ("ar", "كتب: سامي خوري", Kind.BYLINE),
        ("ar", "كتبت الوزيرة أن بلادها سترسل خمس شاحنات", Kind.TITLE),
        ("en", "Harbour at dawn (AP Photo/Someone)", Kind.CAPTION),
        ("en", "Related stories:", Kind.RELATED_MARK),
        ("en", "CAPTION: Nine boats at the quay. Navy picture.", Kind.CAPTION),
        ("en", "Nine boats wait at the quay, May 2, 2024. REUTERS/Some One", Kind.CAPTION),
        ("en", "Nine boats wait at the quay. Some One/Reuters", Kind.CAPTION),
        ("en", "Nine boats wait at the quay [Some One/Some Paper]", Kind.CAPTION),
        ("en", "FILE - Nine boats wait at the quay on May 2.", Kind.CAPTION),
        ("en", "This picture taken on May 2 shows nine boats.", Kind.CAPTION),
        ("en", "Samoa pledges nine boats for Tonga | Reuters", Kind.TITLE),
        ("en", "The navy told AFP that nine boats would be sent.", Kind.PROSE),
        ("en", "Next Article Samoa pledges nine boats", Kind.RELATED_MARK),
        ("en", "Also Read - Samoa pledges nine boats", Kind.RELATED_MARK),
        ("en", "1.2K followers", Kind.CHROME),
        ("en", "Harbour Desk | Published: May 05, 2022 23:26:48", Kind.BYLINE),
        ("vi", "Chín con tàu đợi ở bến. Ảnh chụp màn hình", Kind.CAPTION),
        ("vi", "Ngư dân nói bến mới chịu ảnh hưởng", Kind.TITLE),
        ("vi", "Bài tiếp theo: Samoa góp chín con tàu", Kind.RELATED_MARK),
        ("ar", "تسع سفن تنتظر عند الرصيف (أرشيف)", Kind.CAPTION),
        ("ar", "المقال التالي ساموا ترسل تسع سفن", Kind.RELATED_MARK),
        ("en", "• Twelve trucks a day from the first of June", Kind.PROSE),
        ("ar", 'قال الوزير: "سنرسل سفينتين في الربيع".', Kind.PROSE),
        ("ar", "جميع الحقوق محفوظة", Kind.CHROME),
        ("ar", "بقلم: سعاد منصور", Kind.BYLINE),
        ("ar", "أخبار ذات صلة", Kind.RELATED_MARK),
        # The same words in the spellings of other papers.
        ("ar", "إقرا ايضا : وزيرة بيرو تزور الميناء", Kind.RELATED_MARK),
        ("ar", "قد يهمّك أيضًا", Kind.RELATED_MARK),
        ("ar", "مشاركة على:", Kind.CHROME),
        ("ar", "المصدر :", Kind.BYLINE),
        ("ar", "نشر قوات دولية في ميناء ليما قبل الصيف", Kind.TITLE),
        ("ar", "إعداد خطة لبناء الميناء في ليما", Kind.TITLE),
        ("ar", "Nurses of the harbour hospital wait for a ship in Lima on May 3 (Jane Roe)", Kind.CAPTION),
        ("vi", "Bạn còn 300/300 ký tự", Kind.CLOSING),
        ("vi", "Nhận xét", Kind.CLOSING),
        ("vi", "Mời đọc thêm: Bến cảng Lima mở lại", Kind.RELATED_MARK),
        ("en", "The minister wrote on Telegram that Peru will send nurses to Lima soon.", Kind.PROSE),
        ("en", "Also read: Peru's harbour opens", Kind.RELATED_MARK),
        ("en", "Notes to editors:", Kind.CLOSING),
    ],
)  # fmt: skip
def test_kind(language: str, line: str, kind: Kind) -> None:
    assert [found.kind for found in lines(line, 0, language)] == [kind]


def test_ends_are_trimmed() -> None:
    (found,) = lines("  \u200fA line with some words in it.\u00a0\r\n\n", 0, "en")
    assert (found.start, found.end) == (3, 32)


def test_prose_weighs_for_and_furniture_against() -> None:
    prose, dialog = lines("The ships sail on Monday, said the mayor.\nSign in", 0, "en")
    assert prose.weight > 0 > dialog.weight
    assert dialog.furniture
    assert not prose.furniture


def test_a_long_arabic_headline_is_no_row_of_labels():
    headline = "كلمة وزيرة التنمية الدولية السويدية إيفا ليندستروم أمام المنتدى المعني بإعادة بناء المؤسسات في الصومال"
    menu = (
        "الرئيسية سياسة اقتصاد رياضة ثقافة منوعات صحة علوم تقنية سفر مدونات فيديو صور بودكاست أرشيف"
    )
    assert kind_of(headline, "ar") is Kind.TITLE
    assert kind_of(menu, "ar") is Kind.MENU
