package org.bounceback.story;

/** How a person uploads a report. */
enum UploadForm {
  AS_IS,
  FORWARD_ATTACHED,
  FORWARD_FILE,
  BOM_CRLF,
  CR_ONLY,
  UTF_16,
  TEXT_BASE64,
  WHOLE_BASE64,
  GZIP,
  ZIP,
  SHOW_ORIGINAL,
  MBOX,
  WINDOWS_1252,
  FORWARD_INLINE,
  FORWARD_INLINE_GERMAN,
  FORWARD_HTML,
  REPLY_QUOTED,
  REPLY_QUOTED_FRENCH,
  PASTED,
  TEXT_ONLY,
  TOP_CUT,
  NO_HEADER,
  TRUNCATED,
  WITHOUT_RETURNED;

  /** Returns whether it contains the whole report, only packed or encoded in another way. */
  boolean isWhole() {
    return compareTo(WINDOWS_1252) <= 0;
  }

  /** Returns whether it shows what a mail window shows, and only the wrapper differs. */
  boolean isWindow() {
    return compareTo(FORWARD_INLINE) >= 0 && compareTo(PASTED) <= 0;
  }
}
