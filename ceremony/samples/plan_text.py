"""The words of the sample plan: a commune's conference, half a day, in the administrative style."""

HEAD = (
    ("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 21/KH-UBND", "Tân Hòa, ngày 17 tháng 02 năm 2025"),
)

BODY = """
KẾ HOẠCH
Tổ chức Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Thực hiện Kế hoạch số 188/KH-UBND ngày 05/12/2024 của UBND tỉnh Phước Bình về tổ chức Hội nghị điển hình \
tiên tiến các cấp, tiến tới Đại hội Thi đua yêu nước tỉnh Phước Bình lần thứ VI năm 2025,
UBND xã Tân Hòa xây dựng Kế hoạch tổ chức Hội nghị như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nhìn lại năm năm thi đua của xã; rút ra cách làm hay, chỉ rõ việc còn dở dang để làm tốt hơn trong giai \
đoạn tới.
2. Tôn vinh những tập thể, hộ gia đình và cá nhân đã làm nên kết quả đó, để nhiều người biết và làm theo.
3. Hội nghị phải trang trọng, thiết thực, tiết kiệm, tránh phô trương, hình thức.
II. HÌNH THỨC, THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN
1. Hình thức: Tổ chức “Hội nghị tuyên dương điển hình tiên tiến”.
2. Thời gian: 1/2 ngày, bắt đầu lúc 7 giờ 30 phút, ngày 26/3/2025 (quý I/2025).
3. Địa điểm: Hội trường UBND xã.
4. Thành phần:
- Đại biểu điển hình tiên tiến: đại diện tập thể, hộ gia đình và cá nhân tiêu biểu của các đơn vị, các ấp.
- Đại biểu khách mời: lãnh đạo UBND tỉnh, Sở Nội vụ; lãnh đạo Đảng ủy, HĐND, UBND, UBMTTQVN xã; đại diện \
các ban, ngành, đoàn thể, Chi bộ, Ban ấp, Ban công tác mặt trận ấp.
5. Số lượng đại biểu: tối đa không quá 200 đại biểu, trong đó đại biểu điển hình tiên tiến chiếm 70%, đại \
biểu khách mời chiếm 30%.
III. NỘI DUNG HỘI NGHỊ
1. Chương trình Hội nghị
- Chương trình văn nghệ chào mừng (03 tiết mục, 15 phút).
- Tuyên bố lý do, giới thiệu đại biểu và khai mạc (15 phút).
- Báo cáo tổng kết phong trào thi đua yêu nước giai đoạn 2020 – 2025 và phương hướng, nhiệm vụ giai đoạn \
2025 – 2030 (do Phó Chủ tịch UBND xã trình bày, 20 phút).
- Báo cáo tham luận của các điển hình tiên tiến (02 tập thể và 02 cá nhân được khen thưởng, mỗi báo cáo từ \
5 đến 7 phút).
- Biểu dương, tôn vinh, khen thưởng các điển hình tiên tiến (45 phút).
- Phát động phong trào thi đua giai đoạn 2025 – 2030 (do CT. UBND xã phát động, 10 phút).
- Phát biểu hưởng ứng phong trào thi đua (CT. UBMTTQVN xã phát biểu hưởng ứng, 5 phút).
- Thông qua danh sách đại biểu đi dự Đại hội cấp trên (10 phút).
- Phát biểu chỉ đạo của lãnh đạo UBND tỉnh (15 phút).
- Bế mạc Hội nghị (5 phút).
2. Tên Hội nghị thống nhất như sau:
HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN
Giai đoạn 2020 – 2025
Tân Hòa, ngày 26 tháng 3 năm 2025
3. Báo cáo tham luận
Đề nghị các tập thể, cá nhân sau chuẩn bị báo cáo tham luận, gửi về Văn phòng – Thống kê xã trước ngày tổ \
chức Hội nghị 05 ngày để tổng hợp:
- Tập thể: Hội Nông dân xã Tân Hòa (ông Trần Quốc Bảo, Chủ tịch Hội trình bày).
- Tập thể: Trường Tiểu học Tân Hòa (bà Lê Thị Bích Vân, Phó Hiệu trưởng trình bày).
- Cá nhân: ông Nguyễn Văn Ẩn, nông dân ấp Suối Đá.
- Cá nhân: bà H'Loan Niê, nữ hộ sinh Trạm Y tế xã.
IV. TỔ CHỨC THỰC HIỆN
1. Hội đồng Thi đua, Khen thưởng xã họp bình chọn tập thể, hộ gia đình, cá nhân tiêu biểu, trình Chủ tịch \
UBND xã khen thưởng trước ngày 08/3/2025.
2. Công chức Văn phòng – Thống kê chủ trì chuẩn bị văn bản, hội trường, giấy mời, sơ đồ chỗ ngồi; lập dự \
trù kinh phí.
3. Công chức Văn hóa – Xã hội phối hợp Đài truyền thanh tuyên truyền trước và sau Hội nghị; chuẩn bị văn nghệ.
4. Công chức Tài chính – Kế toán thẩm định dự trù kinh phí, trình Chủ tịch UBND xã phê duyệt.
5. Công an xã bảo đảm an ninh trật tự trong ngày diễn ra Hội nghị.
6. Đề nghị UBMTTQVN xã và các đoàn thể vận động đoàn viên, hội viên tham gia; giới thiệu gương người tốt, \
việc tốt.
Trên đây là Kế hoạch tổ chức Hội nghị tuyên dương điển hình tiên tiến của UBND xã Tân Hòa./.
"""

FOOT = (
    (
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Sở Nội vụ;\n- Đảng ủy, HĐND xã;\n- CT, các PCT. UBND xã;\n"
        "- UBMTTQVN xã;\n- Các đơn vị, các ấp;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Hữu Lâm",
    ),
)
