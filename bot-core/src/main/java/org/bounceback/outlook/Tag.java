package org.bounceback.outlook;

/** The supported properties, with their ids ([MS-OXPROPS]). */
enum Tag {
  MESSAGE_CLASS(0x001A),
  SUBJECT(0x0037),
  CLIENT_SUBMIT_TIME(0x0039),
  /** The header as received; missing in messages that were never received. */
  TRANSPORT_HEADERS(0x007D),
  RECIPIENT_TYPE(0x0C15),
  SENDER_NAME(0x0C1A),
  /** In a report: the rejecting server's reply for this recipient. */
  SUPPLEMENTARY_INFO(0x0C1B),
  SENDER_ADDRESS(0x0C1F),
  DELIVERY_TIME(0x0E06),
  /** The text; for a recipient of a report: the text about that recipient. */
  BODY(0x1000),
  REPORT_TEXT(0x1001),
  RTF_COMPRESSED(0x1009),
  HTML(0x1013),
  MESSAGE_ID(0x1035),
  DISPLAY_NAME(0x3001),
  ADDRESS(0x3003),
  ATTACH_DATA(0x3701),
  ATTACH_FILE_NAME(0x3704),
  ATTACH_LONG_FILE_NAME(0x3707),
  ATTACH_MIME_TAG(0x370E),
  SMTP_ADDRESS(0x39FE),
  INTERNET_CODEPAGE(0x3FDE),
  MESSAGE_CODEPAGE(0x3FFD),
  SENDER_SMTP_ADDRESS(0x5D01);

  final int id;

  Tag(int id) {
    this.id = id;
  }
}
