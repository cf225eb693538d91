package org.bounceback.bounce.grammar;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.SmtpStage;

/** The words of mail servers for the stages of an SMTP session. */
final class StageWords {
  /** Of several words in a text, the first names the stage. */
  private static final List<Map.Entry<String, SmtpStage>> WORDS =
      List.of(
          Map.entry("end of data", SmtpStage.DATA),
          Map.entry("end-of-message", SmtpStage.DATA),
          Map.entry("initial connection", SmtpStage.GREETING),
          Map.entry("tls-on-connect", SmtpStage.GREETING),
          Map.entry("greeting", SmtpStage.GREETING),
          Map.entry("banner", SmtpStage.GREETING),
          Map.entry("starttls", SmtpStage.TLS),
          Map.entry("rcpt", SmtpStage.RCPT),
          Map.entry("mail", SmtpStage.MAIL),
          Map.entry("auth", SmtpStage.AUTH),
          Map.entry("ehlo", SmtpStage.EHLO),
          Map.entry("helo", SmtpStage.EHLO),
          Map.entry("lhlo", SmtpStage.EHLO),
          Map.entry("data", SmtpStage.DATA),
          Map.entry("bdat", SmtpStage.DATA),
          Map.entry("message body", SmtpStage.DATA),
          Map.entry("connect", SmtpStage.CONNECT));

  private static final int MAX_WORDS = 24;

  private StageWords() {}

  /** Finds the stage in a command or in words such as {@code pipelined end of data}. */
  static Optional<SmtpStage> find(String words) {
    String text = words.substring(0, Math.min(words.length(), MAX_WORDS)).toLowerCase(Locale.ROOT);
    if (text.strip().equals(".")) {
      return Optional.of(SmtpStage.DATA);
    }
    return WORDS.stream()
        .filter(entry -> text.contains(entry.getKey()))
        .min(Comparator.comparingInt(entry -> text.indexOf(entry.getKey())))
        .map(Map.Entry::getValue);
  }
}
