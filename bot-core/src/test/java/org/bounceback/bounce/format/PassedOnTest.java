package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports as mail and chat clients in many languages pass them on; all must give the same result.
 */
final class PassedOnTest {
  private static final BounceReader READER = BundledData.READER;
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(READER);

  /** Above an inline forward: From, Sent, To, Subject. */
  private static final Map<String, List<String>> FORWARDS =
      Map.of(
          "nl", List.of("Van", "Verzonden", "Aan", "Onderwerp"),
          "pl", List.of("Od", "Wysłano", "Do", "Temat"),
          "it", List.of("Da", "Inviato", "A", "Oggetto"),
          "pt", List.of("De", "Enviado", "Para", "Assunto"),
          "sv", List.of("Från", "Skickat", "Till", "Ämne"),
          "cs", List.of("Od", "Odesláno", "Komu", "Předmět"),
          "tr", List.of("Gönderen", "Gönderildi", "Kime", "Konu"),
          "fi", List.of("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
          "hu", List.of("Feladó", "Elküldve", "Címzett", "Tárgy"),
          "ko", List.of("보낸 사람", "보낸 날짜", "받는 사람", "제목"));

  /** Above a quotation; %s is who wrote it. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "en", "On Tue, Mar 3, 2026 at 11:00 AM %s\nwrote:",
          "de", "Am Di., 3. März 2026 um 11:00 Uhr schrieb %s:",
          "nl", "Op di 3 mrt. 2026 om 11:00 schreef %s:",
          "pl", "wt., 3 mar 2026 o 11:00 %s napisał(a):",
          "it", "Il giorno mar 3 mar 2026 alle ore 11:00 %s ha scritto:",
          "sv", "Den tis 3 mars 2026 kl 11:00 skrev %s:",
          "cs", "út 3. 3. 2026 v 11:00 odesílatel %s napsal:",
          "zh", "%s 于2026年3月3日周二 11:00写道：");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("forms")
  void aReportGivesTheSameResultHoweverItIsPassedOn(String file, String form, String upload) {
    BouncedMessage raw = READER.read(SampleMails.read("formats/" + file));

    UploadedMail mail = UNWRAPPER.unwrap(form, upload.getBytes(StandardCharsets.UTF_8)).get(0);

    assertEquals(summary(raw), summary(READER.read(mail)));
  }

  private static String summary(BouncedMessage message) {
    return message.recipients().stream()
        .map(
            recipient ->
                String.join(
                    " ",
                    message.messageKind().code(),
                    recipient.address(),
                    recipient.reason().code(),
                    recipient.status().orElse("-"),
                    Boolean.toString(recipient.temporary())))
        .collect(Collectors.joining(", "));
  }

  private static List<Arguments> forms() {
    var forms = new ArrayList<Arguments>();
    for (String file : List.of("exim-lmtp-quota.eml", "qmail-looping.eml")) {
      String raw = new String(SampleMails.read("formats/" + file), StandardCharsets.UTF_8);
      forms(raw).forEach((form, upload) -> forms.add(Arguments.of(file, form, upload)));
    }
    return forms;
  }

  private static Map<String, String> forms(String raw) {
    int end = raw.indexOf("\n\n");
    String text = raw.substring(end + 2);
    String from = field(raw, "From: ");
    var forms = new LinkedHashMap<String, String>();
    FORWARDS.forEach(
        (language, names) ->
            forms.put(
                "forward-" + language + ".eml",
                letter(
                    "FW: report",
                    "________________________________\n%s: %s\n%s: 3. 3. 2026 11:00\n%s: alice@shop.example\n%s: %s\n\n%s"
                        .formatted(
                            names.get(0),
                            from,
                            names.get(1),
                            names.get(2),
                            names.get(3),
                            field(raw, "Subject: "),
                            text))));
    ANSWERS.forEach(
        (language, line) ->
            forms.put(
                "answer-" + language + ".eml",
                letter(
                    "Re: report", line.formatted(from) + "\n\n" + text.replaceAll("(?m)^", "> "))));
    forms.put("indented.txt", text.replaceAll("(?m)^(?=.)", "    "));
    forms.put("double-spaced.txt", text.replace("\n", "\n\n"));
    forms.put("one-line.txt", text.replaceAll("\\s+", " "));
    return forms;
  }

  private static String letter(String subject, String text) {
    return "Received: from mail.customer.example by mx.support.example; Tue, 3 Mar 2026 11:10:00"
        + " +0000\n"
        + "From: Anna <anna@customer.example>\n"
        + "To: support@support.example\n"
        + "Subject: "
        + subject
        + "\nDate: Tue, 3 Mar 2026 11:10:00 +0000\nMIME-Version: 1.0\n"
        + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHello,\n\n"
        + text;
  }

  private static String field(String raw, String name) {
    int start = raw.indexOf("\n" + name) + 1 + name.length();
    return raw.substring(start, raw.indexOf('\n', start));
  }
}
