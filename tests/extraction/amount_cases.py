"""How the press writes amounts, language by language: the words, a bar, and what they say.

`5..` is a minimum, `..5` a maximum, `~5` about five. No sentence here reports anything that happened.
"""

CASES = {
    "vi": [
        (
            "Quỹ nhận một phần tư tỷ USD, ba phần tư triệu euro và 25.000 phần lương thực.",
            [
                "một phần tư tỷ USD|250000000 USD",
                "ba phần tư triệu euro|750000 EUR",
                "25.000 phần lương thực|25000 parcel",
            ],
        ),
        (
            "Na Uy đóng góp 3 chục xe tải và hai chục xe cứu thương.",
            ["3 chục xe tải|30 truck", "hai chục xe cứu thương|20 ambulance"],
        ),
        (
            "Quỹ đã giúp 2 vạn người và hơn 5 vạn hộ dân.",
            ["2 vạn người|20000 person", "5 vạn hộ dân|50000.. family"],
        ),
        (
            "Hàng chục xe tải, hàng nghìn người, hàng triệu USD, vài trăm lều bạt, nhiều nghìn tấn gạo.",
            [],
        ),
        (
            "Bộ hỗ trợ một tỷ rưỡi đồng, hai triệu rưỡi USD và trăm rưỡi nghìn euro.",
            ["một tỷ rưỡi đồng|1500000000 VND", "hai triệu rưỡi USD|2500000 USD"],
        ),
        (
            "Dự án kéo dài hai năm rưỡi, thêm ba tháng rưỡi chuẩn bị.",
            ["hai năm rưỡi|2.5 year", "ba tháng rưỡi|3.5 month"],
        ),
        (
            "Có một trăm linh năm xe tải và hai nghìn lẻ năm lều bạt.",
            ["một trăm linh năm xe tải|105 truck", "hai nghìn lẻ năm lều bạt|2005 tent"],
        ),
        (
            "Hai mươi mốt bác sĩ, hai mươi tư y tá, ba mươi nhăm kỹ sư.",
            [
                "Hai mươi mốt bác sĩ|21 doctor",
                "hai mươi tư y tá|24 nurse",
                "ba mươi nhăm kỹ sư|35 engineer",
            ],
        ),
        (
            "Mười lăm chuyên gia và mười hai xe.",
            ["Mười lăm chuyên gia|15 expert", "mười hai xe|12 vehicle"],
        ),
        (
            "Nhật Bản tài trợ 50 triệu USD/năm trong 3 năm.",
            ["50 triệu USD|50000000 USD", "3 năm|3 year"],
        ),
        ("Giá 10.000 đồng/kg.", ["10.000 đồng|10000 VND"]),
        ("Mỗi năm Hàn Quốc góp 20 triệu USD.", ["20 triệu USD|20000000 USD"]),
        (
            "Từ 3 tỷ USD đến 5 tỷ USD sẽ được huy động.",
            ["3 tỷ USD đến 5 tỷ USD|3000000000..5000000000 USD"],
        ),
        (
            "Khoảng 3 - 5 triệu euro, 20-30 xe tải, 10 đến 15 năm, 3–5 năm.",
            [
                "3 - 5 triệu euro|3000000..5000000 EUR",
                "20-30 xe tải|20..30 truck",
                "10 đến 15 năm|10..15 year",
                "3–5 năm|3..5 year",
            ],
        ),
        (
            "Tối thiểu 300 binh sĩ, ít nhất 20 bác sĩ, không dưới 10 tấn, từ 500 người trở lên, từ 50 triệu USD trở lên.",
            [
                "300 binh sĩ|300.. soldier",
                "20 bác sĩ|20.. doctor",
                "10 tấn|10.. tonne",
                "500 người|500.. person",
                "50 triệu USD|50000000.. USD",
            ],
        ),
        (
            "Tối đa 300 binh sĩ, không quá 20 bác sĩ, nhiều nhất 10 tấn, dưới 500 người, chưa tới 50 triệu USD, 40 xe trở xuống.",
            [
                "300 binh sĩ|..300 soldier",
                "20 bác sĩ|..20 doctor",
                "10 tấn|..10 tonne",
                "500 người|..500 person",
                "50 triệu USD|..50000000 USD",
                "40 xe|..40 vehicle",
            ],
        ),
        (
            "Mỹ góp $5 triệu, US$ 12 triệu, 7 triệu $ và 3 triệu đô-la Mỹ.",
            [
                "$5 triệu|5000000 USD",
                "US$ 12 triệu|12000000 USD",
                "7 triệu $|7000000 USD",
                "3 triệu đô-la Mỹ|3000000 USD",
            ],
        ),
        (
            "Úc góp 5 triệu đô la Úc, Canada 4 triệu đôla Canada, Singapore 3 triệu đô la Singapore.",
            [
                "5 triệu đô la Úc|5000000 AUD",
                "4 triệu đôla Canada|4000000 CAD",
                "3 triệu đô la Singapore|3000000 SGD",
            ],
        ),
        (
            "Trung Quốc 100 triệu nhân dân tệ, 30 triệu NDT; Lào 20 tỷ kíp; Campuchia 9 tỷ riel; Thái Lan 50 triệu baht.",
            [
                "100 triệu nhân dân tệ|100000000 CNY",
                "30 triệu NDT|30000000 CNY",
                "20 tỷ kíp|20000000000 LAK",
                "9 tỷ riel|9000000000 KHR",
                "50 triệu baht|50000000 THB",
            ],
        ),
        (
            "Na Uy 500 triệu krone, 200 triệu krone Na Uy; Thụy Điển 300 triệu krona Thụy Điển; Nga 2 tỷ rúp; Ấn Độ 50 triệu rupee.",
            [
                "500 triệu krone|500000000 NOK",
                "200 triệu krone Na Uy|200000000 NOK",
                "300 triệu krona Thụy Điển|300000000 SEK",
                "2 tỷ rúp|2000000000 RUB",
                "50 triệu rupee|50000000 INR",
            ],
        ),
        (
            "Nhật Bản 10 tỷ yên, Hàn Quốc 20 tỷ won, Thụy Sĩ 5 triệu franc Thụy Sĩ, Anh 5 triệu bảng.",
            [
                "10 tỷ yên|10000000000 JPY",
                "20 tỷ won|20000000000 KRW",
                "5 triệu franc Thụy Sĩ|5000000 CHF",
                "5 triệu bảng|5000000 GBP",
            ],
        ),
        (
            "45 nhân viên, 30 sĩ quan, 600 lao động, 20 công nhân, 12 phóng viên, 9 luật sư, 50 phụ nữ, 70 em nhỏ.",
            [
                "45 nhân viên|45 staff",
                "30 sĩ quan|30 officer",
                "600 lao động|600 worker",
                "20 công nhân|20 worker",
                "12 phóng viên|12 journalist",
                "9 luật sư|9 lawyer",
                "50 phụ nữ|50 woman",
                "70 em nhỏ|70 child",
            ],
        ),
        (
            "2.300 hộ dân, 40 hộ nghèo, 1.200 hộ gia đình, 15 cháu, 300 học sinh, 40 y bác sĩ, 8 người thiệt mạng, 17 người bị thương.",
            [
                "2.300 hộ dân|2300 family",
                "40 hộ nghèo|40 family",
                "1.200 hộ gia đình|1200 family",
                "15 cháu|15 child",
                "300 học sinh|300 pupil",
                "40 y bác sĩ|40 doctor",
                "8 người|8 person",
                "17 người|17 person",
            ],
        ),
        (
            "12 xe bồn, 5 xe bọc thép, 3 chiếc xe tải, 7 chiếc trực thăng, 4 ca nô, 4 xuồng tuần tra, hai tàu ngầm.",
            [
                "12 xe bồn|12 tanker truck",
                "5 xe bọc thép|5 armoured vehicle",
                "3 chiếc xe tải|3 truck",
                "7 chiếc trực thăng|7 helicopter",
                "4 ca nô|4 boat",
                "4 xuồng tuần tra|4 patrol boat",
                "hai tàu ngầm|2 submarine",
            ],
        ),
        (
            "500 bao gạo, 20 kiện hàng, 40 thùng hàng, 30 máy thở, 200 máy tính, 15 máy lọc nước, 6 lớp học, 3 trung tâm y tế.",
            [
                "500 bao|500 bag",
                "20 kiện hàng|20 package",
                "40 thùng hàng|40 box",
                "30 máy thở|30 ventilator",
                "200 máy tính|200 computer",
                "15 máy lọc nước|15 water purifier",
                "6 lớp học|6 classroom",
                "3 trung tâm y tế|3 medical centre",
            ],
        ),
        (
            "1,2 triệu m3 nước, 500 ha, 300 MW, 40 km đường, 120 km2, 5 GW, 2 tỷ kWh.",
            [
                "1,2 triệu m3|1200000 cubic metre",
                "500 ha|500 hectare",
                "300 MW|300 megawatt",
                "40 km|40 kilometre",
                "120 km2|120 square kilometre",
                "5 GW|5 gigawatt",
                "2 tỷ kWh|2000000000 kilowatt-hour",
            ],
        ),
        (
            "Tăng 30%, giảm 2,5 phần trăm, từ 3% đến 5%, 3-5%.",
            [
                "30%|30 percent",
                "2,5 phần trăm|2.5 percent",
                "3% đến 5%|3..5 percent",
                "3-5%|3..5 percent",
            ],
        ),
        ("2/3 dân số, một nửa số tiền, 1/3 ngân sách.", []),
        ("Dịch COVID-19, nhóm G20, máy bay B-52, súng AK-47, 24/7, mạng 5G, top 10.", []),
        ("Gọi số 0912345678, điện thoại 024.3825.1234.", []),
        (
            "1 tỷ 200 triệu đồng; 3 triệu 500 nghìn đồng; 2 nghìn tỷ đồng; 15 ngàn tỉ đồng.",
            [
                "1 tỷ 200 triệu đồng|1200000000 VND",
                "3 triệu 500 nghìn đồng|3500000 VND",
                "2 nghìn tỷ đồng|2000000000000 VND",
                "15 ngàn tỉ đồng|15000000000000 VND",
            ],
        ),
        (
            "Hai bệnh viện dã chiến, ba máy bay vận tải, bốn tàu hải quân, năm xe cứu thương.",
            [
                "Hai bệnh viện dã chiến|2 hospital",
                "ba máy bay vận tải|3 aircraft",
                "bốn tàu hải quân|4 ship",
                "năm xe cứu thương|5 ambulance",
            ],
        ),
        (
            "Hai nước, hai bên, hai nhà lãnh đạo, ba Đảng, ba điểm, 4 hướng lớn, hai lần, lần thứ ba.",
            [],
        ),
        (
            "Viện trợ trị giá 5 triệu USD gồm 20 tấn thuốc, 1.000 chăn và 200 bộ dụng cụ.",
            [
                "5 triệu USD|5000000 USD",
                "20 tấn|20 tonne",
                "1.000 chăn|1000 blanket",
                "200 bộ dụng cụ|200 kit",
            ],
        ),
        (
            "một tiểu đoàn công binh gồm 300 quân; 2 lữ đoàn; 1 đại đội; 3 trung đội",
            [
                "300 quân|300 soldier",
                "2 lữ đoàn|2 brigade",
                "1 đại đội|1 military company",
                "3 trung đội|3 platoon",
            ],
        ),
        (
            "Mỗi kiện nặng một tấn, đủ dùng một tuần; một ngày không xa một tổ chức họp một lần.",
            ["một tấn|1 tonne", "một tuần|1 week"],
        ),
        (
            "25 cá nhân; 4 chốt kiểm soát; 24 tiếng nữa; 3 tiếng nổ; 60 giỏ thực phẩm; 7 ca tử vong",
            [
                "25 cá nhân|25 person",
                "4 chốt kiểm soát|4 checkpoint",
                "24 tiếng|24 hour",
                "60 giỏ thực phẩm|60 parcel",
                "7 ca tử vong|7 death",
            ],
        ),
        (
            "Cuộc họp kéo dài 3 giờ, 45 phút; sau 48 giờ; lúc 9 giờ sáng.",
            ["3 giờ|3 hour", "45 phút|45 minute", "48 giờ|48 hour"],
        ),
        (
            "Trên 10.000 lượt người, 500 lượt xe.",
            ["10.000 lượt người|10000.. person", "500 lượt xe|500 vehicle"],
        ),
        (
            "Hỗ trợ 1.000.000 đồng mỗi hộ, tức 1 triệu đồng/hộ.",
            ["1.000.000 đồng|1000000 VND", "1 triệu đồng|1000000 VND"],
        ),
        (
            "1.300 suất học bổng, 40 học bổng toàn phần, 500 suất cơm, 2.000 phần quà.",
            [
                "1.300 suất học bổng|1300 scholarship",
                "40 học bổng|40 scholarship",
                "500 suất cơm|500 meal",
                "2.000 phần quà|2000 parcel",
            ],
        ),
        (
            "Xây 20 sân bóng, 3 cây cầu, 12 nhà máy, 30 trạm y tế, 4 nhà máy điện.",
            [
                "20 sân bóng|20 football pitch",
                "3 cây cầu|3 bridge",
                "12 nhà máy|12 factory",
                "30 trạm y tế|30 clinic",
                "4 nhà máy điện|4 power plant",
            ],
        ),
        (
            "50 huấn luyện viên, 20 sĩ quan cảnh sát, 15 công binh, 100 quân nhân, 9 nghị sĩ, 18 đại biểu.",
            [
                "50 huấn luyện viên|50 trainer",
                "20 sĩ quan cảnh sát|20 police officer",
                "15 công binh|15 soldier",
                "100 quân nhân|100 soldier",
                "9 nghị sĩ|9 lawmaker",
                "18 đại biểu|18 delegate",
            ],
        ),
        (
            "Trong vòng 90 ngày, 6 tháng, hai tuần, 5 năm tới, ba thập kỷ.",
            ["90 ngày|90 day", "6 tháng|6 month", "hai tuần|2 week", "5 năm|5 year"],
        ),
        (
            "Năm 2026, tháng 3, ngày 19/2, quý II, thế kỷ 21, khóa XIV, số 15, Điều 5, Nghị quyết 2803, Quốc lộ 1.",
            [],
        ),
        (
            "Công ty cam kết 600 việc làm và đầu tư hơn 2 tỉ USD vào 14 dự án.",
            ["600 việc làm|600 job", "2 tỉ USD|2000000000.. USD", "14 dự án|14 project"],
        ),
        (
            "khoản vay 200 triệu USD với lãi suất 2%",
            ["200 triệu USD|200000000 USD", "2%|2 percent"],
        ),
        ("tổng cộng 1 triệu 2 trăm nghìn USD", ["1 triệu 2 trăm nghìn USD|1200000 USD"]),
        (
            "bốn trăm năm mươi triệu euro; năm trăm nghìn đô la; chín mươi chín xe; mười nghìn lều",
            [
                "bốn trăm năm mươi triệu euro|450000000 EUR",
                "năm trăm nghìn đô la|500000 USD",
                "chín mươi chín xe|99 vehicle",
                "mười nghìn lều|10000 tent",
            ],
        ),
        (
            "20 triệu đến 30 triệu USD; 20-30 triệu USD; giữa 20 và 30 triệu USD",
            [
                "20 triệu đến 30 triệu USD|20000000..30000000 USD",
                "20-30 triệu USD|20000000..30000000 USD",
                "20 và 30 triệu USD|20000000..30000000 USD",
            ],
        ),
        (
            "300.000 liều vắc-xin, 2 triệu viên thuốc, 5.000 khẩu trang, 40 túi cứu thương, 1.000 áo phao",
            [
                "300.000 liều|300000 dose",
                "2 triệu viên thuốc|2000000 tablet",
                "5.000 khẩu trang|5000 mask",
                "40 túi cứu thương|40 kit",
                "1.000 áo phao|1000 life jacket",
            ],
        ),
    ],
    "en": [
        (
            "Questions over the 340 soldiers, over 300 nurses, 50 burns patients and 1,300 pupils.",
            [
                "340 soldiers|340 soldier",
                "300 nurses|300.. nurse",
                "50 burns patients|50 patient",
                "1,300 pupils|1300 pupil",
            ],
        ),
        (
            "They sent three C-130 aircraft and three-quarters of a million litres of fuel.",
            [
                "three C-130 aircraft|3 aircraft",
                "three-quarters of a million litres|750000 litre",
            ],
        ),
        (
            "RM10 million (Ksh14.2 billion) cost 300 lives.",
            ["RM10 million|10000000 MYR", "Ksh14.2 billion|14200000000 KES", "300 lives|300 life"],
        ),
        (
            "A$50 million, C$20 million, NZ$6.8 million, HK$300 million, S$12 million, R$40 million.",
            [
                "A$50 million|50000000 AUD",
                "C$20 million|20000000 CAD",
                "NZ$6.8 million|6800000 NZD",
                "HK$300 million|300000000 HKD",
                "S$12 million|12000000 SGD",
                "R$40 million|40000000 BRL",
            ],
        ),
        (
            "CAD 5 million, NOK 500 million, SEK 20m, DKK 30m, CHF 5 million, EUR 3 bn, GBP 4m, PKR 2 billion.",
            [
                "CAD 5 million|5000000 CAD",
                "NOK 500 million|500000000 NOK",
                "SEK 20m|20000000 SEK",
                "DKK 30m|30000000 DKK",
                "CHF 5 million|5000000 CHF",
                "EUR 3 bn|3000000000 EUR",
                "GBP 4m|4000000 GBP",
                "PKR 2 billion|2000000000 PKR",
            ],
        ),
        (
            "₹500 crore, Rs 50 crore, 2 lakh rupees, ₩3 billion, ₽2 billion, ₺40 million, ₦10bn.",
            [
                "₹500 crore|5000000000 INR",
                "Rs 50 crore|500000000 INR",
                "2 lakh rupees|200000 INR",
                "₩3 billion|3000000000 KRW",
                "₽2 billion|2000000000 RUB",
                "₺40 million|40000000 TRY",
                "₦10bn|10000000000 NGN",
            ],
        ),
        (
            "a $5-million fund, a 5-million-euro grant, a 10 million-euro loan, a $15m hospital",
            [
                "$5-million|5000000 USD",
                "5-million-euro|5000000 EUR",
                "10 million-euro|10000000 EUR",
                "$15m|15000000 USD",
            ],
        ),
        (
            "€20m-€30m, $20m to $30m, between $20m and $30m, from $20 million to $30 million, $500,000 to $1 million",
            [
                "€20m-€30m|20000000..30000000 EUR",
                "$20m to $30m|20000000..30000000 USD",
                "$20m and $30m|20000000..30000000 USD",
                "$20 million to $30 million|20000000..30000000 USD",
                "$500,000 to $1 million|500000..1000000 USD",
            ],
        ),
        (
            "20–30 trucks, 20 to 30 trucks, between 20 and 30 trucks, from 20 to 30 trucks",
            [
                "20–30 trucks|20..30 truck",
                "20 to 30 trucks|20..30 truck",
                "20 and 30 trucks|20..30 truck",
                "20 to 30 trucks|20..30 truck",
            ],
        ),
        (
            "$5 million and $7 million respectively",
            ["$5 million|5000000 USD", "$7 million|7000000 USD"],
        ),
        (
            "as much as $5m, as many as 300 troops, at most 20 beds, a maximum of 12 ships, no more than 40 tents, not exceeding $9 million, capped at $3m",
            [
                "$5m|..5000000 USD",
                "300 troops|..300 soldier",
                "20 beds|..20 bed",
                "12 ships|..12 ship",
                "40 tents|..40 tent",
                "$9 million|..9000000 USD",
                "$3m|..3000000 USD",
            ],
        ),
        (
            "a minimum of 20 beds, upwards of 500 people, north of $3 billion, well over 300 people, just over 40 trucks, slightly more than 60 homes, no fewer than 12 ships, not less than $4m",
            [
                "20 beds|20.. bed",
                "500 people|500.. person",
                "$3 billion|3000000000.. USD",
                "300 people|300.. person",
                "40 trucks|40.. truck",
                "60 homes|60.. home",
                "12 ships|12.. ship",
                "$4m|4000000.. USD",
            ],
        ),
        (
            "just under 500 people, nearly 300 trucks, almost $4bn, close to 40 homes, roughly 50 tents, 60 trucks or so, in the region of $5m, an estimated 700 families, approximately 800 tonnes, in the order of 90 beds",
            [
                "500 people|..500 person",
                "300 trucks|~300 truck",
                "$4bn|~4000000000 USD",
                "40 homes|~40 home",
                "50 tents|~50 tent",
                "60 trucks|~60 truck",
                "$5m|~5000000 USD",
                "700 families|~700 family",
                "800 tonnes|~800 tonne",
                "90 beds|~90 bed",
            ],
        ),
        (
            "5,000+ troops, $5m-plus, 200-plus trucks, 40 tents or more, 12 ships at least",
            [
                "5,000+ troops|5000.. soldier",
                "$5m|5000000.. USD",
                "200-plus trucks|200.. truck",
                "40 tents|40.. tent",
                "12 ships|12.. ship",
            ],
        ),
        (
            "two dozen trucks, a dozen doctors, half a dozen tents, three dozen nurses, dozens of trucks, scores of people, hundreds of homes, thousands of dollars",
            [
                "two dozen trucks|24 truck",
                "a dozen doctors|12 doctor",
                "half a dozen tents|6 tent",
                "three dozen nurses|36 nurse",
            ],
        ),
        (
            "a hundred trucks, a few hundred people, several thousand homes, a couple of trucks",
            ["a hundred trucks|100 truck"],
        ),
        (
            "one and a half million people, a million and a half euros, two and a half years, half a million people, a quarter of a million dollars, three quarters of a billion euros",
            [
                "one and a half million people|1500000 person",
                "a million and a half euros|1500000 EUR",
                "two and a half years|2.5 year",
                "half a million people|500000 person",
                "a quarter of a million dollars|250000 USD",
                "three quarters of a billion euros|750000000 EUR",
            ],
        ),
        (
            "twenty-one beds, one hundred and fifty trucks, two thousand five hundred tents, fifteen hundred soldiers, forty thousand tonnes, seventy-five million dollars",
            [
                "twenty-one beds|21 bed",
                "one hundred and fifty trucks|150 truck",
                "two thousand five hundred tents|2500 tent",
                "fifteen hundred soldiers|1500 soldier",
                "forty thousand tonnes|40000 tonne",
                "seventy-five million dollars|75000000 USD",
            ],
        ),
        (
            "six or seven million victims; 4 hours ago; eighteen United Nations agencies; the three additional countries; the two largest forces; $2 million or 3 percent",
            [
                "six or seven million victims|6000000..7000000 victim",
                "eighteen United Nations agencies|18 agency",
                "three additional countries|3 country",
                "$2 million|2000000 USD",
                "3 percent|3 percent",
            ],
        ),
        (
            "a five-year plan, a three-month truce, a 10-day visit, a six-week course, a 48-hour deadline",
            [],
        ),
        (
            "a 500-bed hospital, a 30-truck convoy, a 12-member committee, a 120-megawatt plant, a 40-kilometre road",
            [
                "500-bed|500 bed",
                "30-truck|30 truck",
                "120-megawatt|120 megawatt",
                "40-kilometre|40 kilometre",
            ],
        ),
        (
            "30 percent, 2.5 per cent, 40%, 3-5 percent, between 3 and 5 percent, 12 percentage points",
            [
                "30 percent|30 percent",
                "2.5 per cent|2.5 percent",
                "40%|40 percent",
                "3-5 percent|3..5 percent",
                "3 and 5 percent|3..5 percent",
            ],
        ),
        (
            "100 MW of power, 50km of road, 20kg of rice, 500 GWh, 2 million cubic metres, 3,000 square metres, 40 miles, 300 acres, 200 gallons",
            [
                "100 MW|100 megawatt",
                "50km|50 kilometre",
                "20kg|20 kilogram",
                "500 GWh|500 gigawatt-hour",
                "2 million cubic metres|2000000 cubic metre",
                "3,000 square metres|3000 square metre",
                "40 miles|40 mile",
                "300 acres|300 acre",
                "200 gallons|200 gallon",
            ],
        ),
        (
            "five Swedish engineers, 16 water engineers, 14 fire engines, six patrol boats, 300 aid workers, 45 health workers, 20 prison officers, 12 army officers",
            [
                "five Swedish engineers|5 engineer",
                "16 water engineers|16 engineer",
                "14 fire engines|14 fire engine",
                "six patrol boats|6 patrol boat",
                "300 aid workers|300 aid worker",
                "45 health workers|45 health worker",
                "20 prison officers|20 officer",
                "12 army officers|12 officer",
            ],
        ),
        ("One in five children, 2 in 3 families; a category 5 storms, grade 12 pupils", []),
        (
            "Flight 370, Boeing 737s, Covid-19, the Group of 77, G20, Resolution 2803, Article 5, at 10 am, 9:30 p.m., Highway 60, a 14-1 vote, page 12, Room 7, 24/7, F-35, chapter 7",
            [],
        ),
        (
            "The two countries, both leaders, the three ministers, two sides, five points, three phases, four reasons",
            [],
        ),
        ("In 2026 donors met; by 2030 countries must pay; the 2014 conference; since 1967", []),
        (
            "three senators, nine lawmakers, 12 governors, 200 delegates, seven judges, one doctor",
            [
                "three senators|3 senator",
                "nine lawmakers|9 lawmaker",
                "12 governors|12 governor",
                "200 delegates|200 delegate",
                "seven judges|7 judge",
                "one doctor|1 doctor",
            ],
        ),
        (
            "$10 million a year, $10 million per year, $10m annually, $300 million over five years, $2 million a month",
            [
                "$10 million|10000000 USD",
                "$10 million|10000000 USD",
                "$10m|10000000 USD",
                "$300 million|300000000 USD",
                "five years|5 year",
                "$2 million|2000000 USD",
            ],
        ),
        (
            "5 million Swiss francs, 30 million Norwegian kroner, 20 million Danish crowns, 9 billion yen, 3 billion South Korean won, 12 million Turkish lira, 500 million Egyptian pounds, 40 million Saudi riyals, 7 million Kuwaiti dinars, 1 billion Russian rubles",
            [
                "5 million Swiss francs|5000000 CHF",
                "30 million Norwegian kroner|30000000 NOK",
                "20 million Danish crowns|20000000 DKK",
                "9 billion yen|9000000000 JPY",
                "3 billion South Korean won|3000000000 KRW",
                "12 million Turkish lira|12000000 TRY",
                "500 million Egyptian pounds|500000000 EGP",
                "40 million Saudi riyals|40000000 SAR",
                "7 million Kuwaiti dinars|7000000 KWD",
                "1 billion Russian rubles|1000000000 RUB",
            ],
        ),
        (
            "300 million, 40 million and 25 million euros",
            [
                "300 million|300000000 EUR",
                "40 million|40000000 EUR",
                "25 million euros|25000000 EUR",
            ],
        ),
        (
            "1.2m people, 300k tents, 2bn dollars, 450 thousand doses, 3 mln euros",
            [
                "1.2m people|1200000 person",
                "300k tents|300000 tent",
                "2bn dollars|2000000000 USD",
                "450 thousand doses|450000 dose",
                "3 mln euros|3000000 EUR",
            ],
        ),
        ("some 1,200 of its soldiers, 300 of them women, 40 of the trucks", []),
        (
            "7,000 tonnes of wheat and 200 tons of sugar; 1,500 metric tonnes",
            ["7,000 tonnes|7000 tonne", "200 tons|200 tonne", "1,500 metric tonnes|1500 tonne"],
        ),
        ("12 wounded, 30 dead, 400 injured, 20 killed", []),
        (
            "11 Palestinians, 30 Israelis, 45 Egyptians were treated; 200 Kenyans",
            [
                "11 Palestinians|11 person",
                "30 Israelis|30 person",
                "45 Egyptians|45 person",
                "200 Kenyans|200 person",
            ],
        ),
        (
            "it said 40 more instructors, another 30 trucks, an additional $5m, a further 12 nurses, an extra 200 beds",
            [
                "40 more instructors|40 instructor",
                "30 trucks|30 truck",
                "$5m|5000000 USD",
                "12 nurses|12 nurse",
                "200 beds|200 bed",
            ],
        ),
        (
            "the first 500 homes, the last 20 hostages, the remaining 48 hostages, all 12 ships",
            [
                "500 homes|500 home",
                "20 hostages|20 hostage",
                "48 hostages|48 hostage",
                "12 ships|12 ship",
            ],
        ),
        (
            "Its $1.4bn (£1.1bn) plan; 12 million euros ($14.2 million)",
            [
                "$1.4bn|1400000000 USD",
                "£1.1bn|1100000000 GBP",
                "12 million euros|12000000 EUR",
                "$14.2 million|14200000 USD",
            ],
        ),
        (
            "up to $1 million each; $250,000 apiece; €3 a day",
            ["$1 million|..1000000 USD", "$250,000|250000 USD", "€3|3 EUR"],
        ),
        (
            "one thousand two hundred tonnes; two million three hundred thousand euros",
            [
                "one thousand two hundred tonnes|1200 tonne",
                "two million three hundred thousand euros|2300000 EUR",
            ],
        ),
        ("a 12-year-old boy, aged 40, 65 years old, 30-year-olds", []),
        ("10,000-strong force, 5,000-man brigade", []),
        (
            "$1 trillion; 2.5tn yen; 1.3 trillion won",
            [
                "$1 trillion|1000000000000 USD",
                "2.5tn yen|2500000000000 JPY",
                "1.3 trillion won|1300000000000 KRW",
            ],
        ),
        (
            "Five hundred soldiers. Twelve trucks. Three hospitals.",
            [
                "Five hundred soldiers|500 soldier",
                "Twelve trucks|12 truck",
                "Three hospitals|3 hospital",
            ],
        ),
        (
            "no more than five people and less than $1m; fewer than 30 trucks; over 500; under a million dollars",
            [
                "five people|..5 person",
                "$1m|..1000000 USD",
                "30 trucks|..30 truck",
                "a million dollars|..1000000 USD",
            ],
        ),
        (
            "range from €500,000 to €900,000; ranging between 50 and 80 staff",
            ["€500,000 to €900,000|500000..900000 EUR", "50 and 80 staff|50..80 staff"],
        ),
        (
            "$700 million to the fund; $3 million to Kenya, 40 trucks to Rafah, 500 tents to 300 families",
            [
                "$700 million|700000000 USD",
                "$3 million|3000000 USD",
                "40 trucks|40 truck",
                "500 tents|500 tent",
                "300 families|300 family",
            ],
        ),
        (
            "four-year $200m programme; three 20-tonne cranes; ten 5,000-litre tanks",
            [
                "$200m|200000000 USD",
                "20-tonne|20 tonne",
                "5,000-litre|5000 litre",
            ],
        ),
        (
            "the twelve hours of electricity a day, 20 classes, 13 radio stations, 700 goats, nine surgeons, 6 X-ray machines, 12 doses, 15 generators",
            [
                "twelve hours|12 hour",
                "20 classes|20 class",
                "13 radio stations|13 station",
                "700 goats|700 goat",
                "nine surgeons|9 surgeon",
                "12 doses|12 dose",
                "15 generators|15 generator",
            ],
        ),
        (
            "100 heavy trucks; 25 newly built schools; 30 fully equipped ambulances; 20 four-wheel-drive vehicles",
            [
                "100 heavy trucks|100 truck",
                "25 newly built schools|25 school",
                "30 fully equipped ambulances|30 ambulance",
                "20 four-wheel-drive vehicles|20 vehicle",
            ],
        ),
    ],
    "ar": [
        (
            "وزعت 12 ألفا و500 سلة غذائية و3 آلاف و200 خيمة، وصرفت 12 مليون USD، أي ٪15.",
            [
                "12 ألفا و500 سلة|12500 parcel",
                "3 آلاف و200 خيمة|3200 tent",
                "12 مليون USD|12000000 USD",
                "٪15|15 percent",
            ],
        ),
        (
            "نزح 240 شخصاً من ستة أقاليم، وسُجلت 31 وفاة، و90 وحدة إيواء بقيمة 1,4 مليون يورو.وقال",
            [
                "240 شخصاً|240 person",
                "ستة أقاليم|6 province",
                "31 وفاة|31 death",
                "90 وحدة إيواء|90 shelter",
                "1,4 مليون يورو|1400000 EUR",
            ],
        ),
        (
            "تعهدت النرويج بمليوني دولار وقدمت مليونا دولار لاحقا ثم ملياري يورو.",
            ["مليوني دولار|2000000 USD", "مليونا دولار|2000000 USD", "ملياري يورو|2000000000 EUR"],
        ),
        (
            "سترسل مصر سفينتين وطائرتين وثلاث شاحنات، كما سترسل مستشفيين ميدانيين.",
            ["سفينتين|2 ship", "طائرتين|2 aircraft", "ثلاث شاحنات|3 truck", "مستشفيين|2 hospital"],
        ),
        (
            "خلال عامين أو شهرين أو أسبوعين، وبعد يومين.",
            ["عامين|2 year", "شهرين|2 month", "أسبوعين|2 week", "يومين|2 day"],
        ),
        (
            "قدمت سيارتي إسعاف وطائرتي شحن ومولدين كهربائيين.",
            ["سيارتي إسعاف|2 ambulance", "طائرتي|2 aircraft", "مولدين|2 generator"],
        ),
        (
            "نصف مليون دولار، ونصف مليار يورو، وربع مليون شخص، وثلاثة أرباع المليون دولار.",
            [
                "نصف مليون دولار|500000 USD",
                "نصف مليار يورو|500000000 EUR",
                "ربع مليون شخص|250000 person",
                "ثلاثة أرباع المليون دولار|750000 USD",
            ],
        ),
        (
            "بنصف مليون دولار، مليون ونصف مليون يورو، مليون ونصف المليون شخص، مليونا ونصف المليون دولار، ملياران ونصف المليار دولار",
            [
                "نصف مليون دولار|500000 USD",
                "مليون ونصف مليون يورو|1500000 EUR",
                "مليون ونصف المليون شخص|1500000 person",
                "مليونا ونصف المليون دولار|1500000 USD",
                "ملياران ونصف المليار دولار|2500000000 USD",
            ],
        ),
        (
            "مائة وخمسين خيمة، مئة وعشرون ألف نسمة، ثلاثمئة وخمسين مليون دولار، خمسة آلاف جندي، خمسمائة ألف دولار",
            [
                "مائة وخمسين خيمة|150 tent",
                "مئة وعشرون ألف نسمة|120000 person",
                "ثلاثمئة وخمسين مليون دولار|350000000 USD",
                "خمسة آلاف جندي|5000 soldier",
                "خمسمائة ألف دولار|500000 USD",
            ],
        ),
        (
            "أحد عشر خبيرا، اثني عشر طبيبا، اثنتي عشرة شاحنة، ثلاثة عشر مهندسا، خمس عشرة سيارة إسعاف، تسعة عشر يوما",
            [
                "أحد عشر خبيرا|11 expert",
                "اثني عشر طبيبا|12 doctor",
                "اثنتي عشرة شاحنة|12 truck",
                "ثلاثة عشر مهندسا|13 engineer",
                "خمس عشرة سيارة إسعاف|15 ambulance",
                "تسعة عشر يوما|19 day",
            ],
        ),
        (
            "واحد وعشرين بلدا، خمسة وثلاثين طنا، اثنان وأربعون طفلا، ثلاث وستين مدرسة",
            [
                "واحد وعشرين بلدا|21 country",
                "خمسة وثلاثين طنا|35 tonne",
                "اثنان وأربعون طفلا|42 child",
                "ثلاث وستين مدرسة|63 school",
            ],
        ),
        ("عشرات الشاحنات ومئات الخيام وآلاف الأطنان وملايين الدولارات وبضعة أطباء", []),
        (
            "ما بين 60 و80 فردا، بين 5 و7 مليارات دولار، من 300 إلى 400 جندي، 5-7 مليارات دولار، يتراوح بين 20 و30 مليون يورو",
            [
                "60 و80 فردا|60..80 person",
                "5 و7 مليارات دولار|5000000000..7000000000 USD",
                "300 إلى 400 جندي|300..400 soldier",
                "5-7 مليارات دولار|5000000000..7000000000 USD",
                "20 و30 مليون يورو|20000000..30000000 EUR",
            ],
        ),
        (
            "ما لا يقل عن 40 شاحنة، لا يقل عن 50 خيمة، أكثر من 60 دولة، ما يزيد على 70 طنا، يفوق 80 مليون دولار، ما يربو على 90 طبيبا، بأكثر من 5 ملايين يورو",
            [
                "40 شاحنة|40.. truck",
                "50 خيمة|50.. tent",
                "60 دولة|60.. country",
                "70 طنا|70.. tonne",
                "80 مليون دولار|80000000.. USD",
                "90 طبيبا|90.. doctor",
                "5 ملايين يورو|5000000.. EUR",
            ],
        ),
        (
            "نحو 40 شاحنة، حوالي 50 خيمة، قرابة 60 طنا، زهاء 70 طبيبا، ما يقارب 80 مليون دولار، ما يناهز 90 أسرة، في حدود 30 يوما، بنحو 5 ملايين يورو، 300 شخص تقريبا",
            [
                "40 شاحنة|~40 truck",
                "50 خيمة|~50 tent",
                "60 طنا|~60 tonne",
                "70 طبيبا|~70 doctor",
                "80 مليون دولار|~80000000 USD",
                "90 أسرة|~90 family",
                "30 يوما|~30 day",
                "5 ملايين يورو|~5000000 EUR",
                "300 شخص|~300 person",
            ],
        ),
        (
            "أقل من 40 شاحنة، ما يصل إلى 50 خيمة، لا يزيد على 60 طنا، لا يتجاوز 70 يوما، حتى 80 مليون دولار، بحد أقصى 9 ملايين يورو، 30 شاحنة كحد أقصى، 20 خيمة على الأكثر",
            [
                "40 شاحنة|..40 truck",
                "50 خيمة|..50 tent",
                "60 طنا|..60 tonne",
                "70 يوما|..70 day",
                "80 مليون دولار|..80000000 USD",
                "9 ملايين يورو|..9000000 EUR",
                "30 شاحنة|..30 truck",
                "20 خيمة|..20 tent",
            ],
        ),
        (
            "40 شاحنة على الأقل، 50 خيمة كحد أدنى، 60 طنا فأكثر",
            ["40 شاحنة|40.. truck", "50 خيمة|50.. tent", "60 طنا|60.. tonne"],
        ),
        (
            "5 ملايين دولار أمريكي، 6 ملايين دولارا أمريكيا، 7 ملايين دولار كندي، 8 ملايين دولار أسترالي، 9 ملايين دولار نيوزيلندي",
            [
                "5 ملايين دولار أمريكي|5000000 USD",
                "6 ملايين دولارا أمريكيا|6000000 USD",
                "7 ملايين دولار كندي|7000000 CAD",
                "8 ملايين دولار أسترالي|8000000 AUD",
                "9 ملايين دولار نيوزيلندي|9000000 NZD",
            ],
        ),
        (
            "ملياري كرونة آيسلندية، 300 مليون كرونة سويدية، 40 مليون كرون دنماركي، 50 مليون كرونة نرويجية، 5 ملايين فرنك سويسري",
            [
                "ملياري كرونة آيسلندية|2000000000 ISK",
                "300 مليون كرونة سويدية|300000000 SEK",
                "40 مليون كرون دنماركي|40000000 DKK",
                "50 مليون كرونة نرويجية|50000000 NOK",
                "5 ملايين فرنك سويسري|5000000 CHF",
            ],
        ),
        (
            "قرض من 7 ملايين ريال، والريال القطري ثابت؛ 3 ملايين دينار، أي 3 ملايين دينار ليبي",
            [
                "7 ملايين ريال|7000000 QAR",
                "3 ملايين دينار|3000000 LYD",
                "3 ملايين دينار ليبي|3000000 LYD",
            ],
        ),
        (
            "20 مليار دينار عراقي، 5 ملايين دينار كويتي، 3 ملايين دينار أردني، 100 مليون ريال سعودي، 50 مليون ريال قطري، 80 مليون درهم إماراتي، 4 ملايين جنيه إسترليني، 500 مليون جنيه مصري، مليار ليرة تركية",
            [
                "20 مليار دينار عراقي|20000000000 IQD",
                "5 ملايين دينار كويتي|5000000 KWD",
                "3 ملايين دينار أردني|3000000 JOD",
                "100 مليون ريال سعودي|100000000 SAR",
                "50 مليون ريال قطري|50000000 QAR",
                "80 مليون درهم إماراتي|80000000 AED",
                "4 ملايين جنيه إسترليني|4000000 GBP",
                "500 مليون جنيه مصري|500000000 EGP",
                "مليار ليرة تركية|1000000000 TRY",
            ],
        ),
        (
            "10 مليارات ين ياباني، 3 مليارات ين، مليار يوان صيني، 20 مليار وون كوري، 5 مليارات روبل روسي، مليار روبية هندية، 30 مليون شيكل",
            [
                "10 مليارات ين ياباني|10000000000 JPY",
                "3 مليارات ين|3000000000 JPY",
                "مليار يوان صيني|1000000000 CNY",
                "20 مليار وون كوري|20000000000 KRW",
                "5 مليارات روبل روسي|5000000000 RUB",
                "مليار روبية هندية|1000000000 INR",
                "30 مليون شيكل|30000000 ILS",
            ],
        ),
        (
            "30 في المئة، 4 في المائة، 2.5 بالمئة، 40%، 12 بالمائة، ٪50",
            [
                "30 في المئة|30 percent",
                "4 في المائة|4 percent",
                "2.5 بالمئة|2.5 percent",
                "40%|40 percent",
                "12 بالمائة|12 percent",
                "٪50|50 percent",
            ],
        ),
        (
            "40 ألف أسرة، 5 أسرة، 200 سرير، عشرة أسرة",
            ["40 ألف أسرة|40000 family", "5 أسرة|5 bed", "200 سرير|200 bed", "عشرة أسرة|10 bed"],
        ),
        (
            "12 خبيرا في إزالة الألغام، 15 ضابطا، 20 عنصرا من الشرطة، 300 عنصر أمن، 40 مراقبا دوليا، 25 عاملا، 30 موظفا، 9 صحفيين، 60 متطوعا",
            [
                "12 خبيرا|12 expert",
                "15 ضابطا|15 officer",
                "20 عنصرا|20 member",
                "300 عنصر أمن|300 security officer",
                "40 مراقبا|40 observer",
                "25 عاملا|25 worker",
                "30 موظفا|30 employee",
                "9 صحفيين|9 journalist",
                "60 متطوعا|60 volunteer",
            ],
        ),
        (
            "١٬٥٠٠ خيمة، ٣٫٥ ملايين يورو، ١٥٠٠ طن، 2,500 بطانية، 1.200.000 دولار",
            [
                "١٬٥٠٠ خيمة|1500 tent",
                "٣٫٥ ملايين يورو|3500000 EUR",
                "١٥٠٠ طن|1500 tonne",
                "2,500 بطانية|2500 blanket",
                "1.200.000 دولار|1200000 USD",
            ],
        ),
        (
            "بـ35 مليون دولار، ب 40 مليون يورو، بـ 12 شاحنة، وبـ7 ملايين، لـ500 أسرة",
            [
                "35 مليون دولار|35000000 USD",
                "40 مليون يورو|40000000 EUR",
                "12 شاحنة|12 truck",
                "500 أسرة|500 family",
            ],
        ),
        (
            "10 ملايين دولار سنويا على مدى خمس سنوات، بواقع 500 دولار لكل أسرة شهريا",
            ["10 ملايين دولار|10000000 USD", "خمس سنوات|5 year", "500 دولار|500 USD"],
        ),
        (
            "القرار 2803، المادة 5، قرار رقم 181، طائرة بوينغ 737، كوفيد-19، مجموعة العشرين، الساعة 10، عام 2026",
            [],
        ),
        (
            "البلدان والوزيران والجانبان، دولتين، البلدين، الرئيسان، ثلاث دول، كلا الطرفين",
            ["دولتين|2 country", "ثلاث دول|3 country"],
        ),
        (
            "مليون و200 ألف شخص، مليار و300 مليون دولار، 3 ملايين و500 ألف يورو، ألف ومئتي جندي، ألفان وخمسمئة خيمة",
            [
                "مليون و200 ألف شخص|1200000 person",
                "مليار و300 مليون دولار|1300000000 USD",
                "3 ملايين و500 ألف يورو|3500000 EUR",
                "ألف ومئتي جندي|1200 soldier",
                "ألفان وخمسمئة خيمة|2500 tent",
            ],
        ),
        (
            "مئة ألف طن من القمح، مائتي ألف لتر من الوقود، عشرة آلاف سلة غذائية، ألفي خيمة، مئتا سرير، ثمانين شاحنة",
            [
                "مئة ألف طن|100000 tonne",
                "مائتي ألف لتر|200000 litre",
                "عشرة آلاف سلة|10000 parcel",
                "ألفي خيمة|2000 tent",
                "مئتا سرير|200 bed",
                "ثمانين شاحنة|80 truck",
            ],
        ),
        (
            "50 ميغاواط، 20 كيلومترا، 40 سنتيمترا، 300 هكتار، 500 متر مكعب، 10 آلاف متر مربع، 25 كيلوغراما",
            [
                "50 ميغاواط|50 megawatt",
                "20 كيلومترا|20 kilometre",
                "40 سنتيمترا|40 centimetre",
                "300 هكتار|300 hectare",
                "500 متر مكعب|500 cubic metre",
                "10 آلاف متر مربع|10000 square metre",
                "25 كيلوغراما|25 kilogram",
            ],
        ),
        (
            "تم تدريب 120 ممرضة و80 شرطيا و25 قابلة و400 معلمة.",
            [
                "120 ممرضة|120 nurse",
                "80 شرطيا|80 police officer",
                "25 قابلة|25 midwife",
                "400 معلمة|400 teacher",
            ],
        ),
        (
            "أربع سيارات إسعاف، ست مروحيات، سبع طائرات، ثماني حافلات، تسع محطات، عشر عيادات متنقلة",
            [
                "أربع سيارات إسعاف|4 ambulance",
                "ست مروحيات|6 helicopter",
                "سبع طائرات|7 aircraft",
                "ثماني حافلات|8 bus",
                "تسع محطات|9 station",
                "عشر عيادات|10 clinic",
            ],
        ),
        (
            "خلال 90 يوما، في غضون 6 أشهر، لمدة ثلاثة أشهر، 72 ساعة، 45 دقيقة، خمسة أسابيع",
            [
                "90 يوما|90 day",
                "6 أشهر|6 month",
                "ثلاثة أشهر|3 month",
                "72 ساعة|72 hour",
                "45 دقيقة|45 minute",
                "خمسة أسابيع|5 week",
            ],
        ),
        (
            "منحت 150 منحة دراسية و30 زمالة، ووفرت 600 وظيفة و2000 فرصة عمل",
            [
                "150 منحة دراسية|150 scholarship",
                "30 زمالة|30 fellowship",
                "600 وظيفة|600 job",
                "2000 فرصة عمل|2000 job",
            ],
        ),
        (
            "40 شاحنة محملة بالدقيق و12 صهريج وقود و300 حقيبة مدرسية و500 طرد غذائي و7000 لتر",
            [
                "40 شاحنة|40 truck",
                "12 صهريج وقود|12 tanker truck",
                "300 حقيبة|300 bag",
                "500 طرد|500 parcel",
                "7000 لتر|7000 litre",
            ],
        ),
        (
            "كتيبة من 700 جندي، وحدة قوامها 150 عسكريا، 3 كتائب، لواءين",
            [
                "700 جندي|700 soldier",
                "150 عسكريا|150 soldier",
                "3 كتائب|3 battalion",
                "لواءين|2 brigade",
            ],
        ),
        (
            "مقتل 12 شخصا وإصابة 30 آخرين، 45 قتيلا و100 جريح، 20 شهيدا",
            [
                "12 شخصا|12 person",
                "45 قتيلا|45 dead person",
                "100 جريح|100 injured person",
                "20 شهيدا|20 dead person",
            ],
        ),
        (
            "بقيمة 300 مليون دولار، بمبلغ 40 مليون يورو، قدره 25 مليون دولار، بكلفة 6 ملايين دولار",
            [
                "300 مليون دولار|300000000 USD",
                "40 مليون يورو|40000000 EUR",
                "25 مليون دولار|25000000 USD",
                "6 ملايين دولار|6000000 USD",
            ],
        ),
        (
            "5 ملايين $، $10 ملايين، 3 ملايين €",
            ["5 ملايين $|5000000 USD", "$10 ملايين|10000000 USD", "3 ملايين €|3000000 EUR"],
        ),
        (
            "خمسين طبيبا وممرضا، عشرين مهندسا وفنيا، خمسة وعشرون مليون دولار، سبعمئة وخمسين ألف يورو",
            [
                "خمسين طبيبا|50 doctor",
                "عشرين مهندسا|20 engineer",
                "خمسة وعشرون مليون دولار|25000000 USD",
                "سبعمئة وخمسين ألف يورو|750000 EUR",
            ],
        ),
        ("نصف قطر الدائرة 40 سنتيمترا، منتصف الليل، نصف الميزانية", ["40 سنتيمترا|40 centimetre"]),
        (
            "مبلغ مليون يورو، بمليون دولار، ومليون شخص، مليار دولار",
            [
                "مليون يورو|1000000 EUR",
                "مليون دولار|1000000 USD",
                "مليون شخص|1000000 person",
                "مليار دولار|1000000000 USD",
            ],
        ),
        (
            "مليار ونصف مليار دولار؛ مليار ونصف دولار؛ سنة ونصف؛ عامين ونصف العام",
            [
                "مليار ونصف مليار دولار|1500000000 USD",
                "مليار ونصف دولار|1500000000 USD",
                "عامين ونصف العام|2.5 year",
            ],
        ),
    ],
}
