package org.bounceback.cases;

import java.util.Optional;

/** Cases for tests. */
public final class Samples {
  /** Who brings them. */
  public static final CaseRequester ASKER =
      new CaseRequester("U024BE7LH", "T061EG9R6", "C024BE91L", Optional.of("1732449600.000100"));

  /** What was found. */
  public static final CaseResult CONCLUSION =
      CaseResult.read(
          "mx.example.net refuses mail from 203.0.113.5.",
          "recipient-blocks-us",
          "{\"verdict\":\"recipient-blocks-us\",\"steps\":[]}");

  private Samples() {}

  /** A mail in which every byte occurs, line ends of all kinds among them. */
  public static StoredMail mail() {
    var bytes = new byte[512];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return new StoredMail("Ünzustellbar.eml", bytes);
  }

  /** A case about {@link #mail}. */
  public static NewCase bounce() {
    return new NewCase(CaseKind.BOUNCE, "Ünzustellbar.eml", ASKER, CONCLUSION, Optional.of(mail()));
  }

  /** A case about {@link #mail}, which returns a message with a Message-ID of its own. */
  public static NewCase returnedMessage() {
    String findings =
        """
        {"verdict":"recipient-blocks-us","steps":[],"bounce":{"recipients":[\
        {"address":"bob@example.net"}],"returned":\
        {"messageId":"<m-1@shop.example>","from":"ann@shop.example"}}}\
        """;
    var caseResult = CaseResult.read(CONCLUSION.headline(), CONCLUSION.verdict(), findings);
    return new NewCase(CaseKind.BOUNCE, "Ünzustellbar.eml", ASKER, caseResult, Optional.of(mail()));
  }

  /** A case about an address. */
  public static NewCase lookup() {
    return new NewCase(CaseKind.LOOKUP, "203.0.113.5", ASKER, CONCLUSION, Optional.empty());
  }
}
