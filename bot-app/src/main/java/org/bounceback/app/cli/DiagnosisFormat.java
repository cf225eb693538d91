package org.bounceback.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.app.terminal.TerminalCardRenderer;
import org.bounceback.chat.Card;
import org.bounceback.chat.cards.DiagnosisCard;
import org.bounceback.data.CsvRow;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.data.UntrustedText;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.Explanation;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.FindingsCodec;

/** Formats diagnoses. */
sealed interface DiagnosisFormat {

  /** Returns the text before all results; may be empty. */
  default String header() {
    return "";
  }

  /**
   * Prints one result, including line ends. Unreadable files are included unless they are reported
   * separately.
   */
  void print(MailResult mail, PrintStream out);

  /** Whether unreadable files and the summary belong to the output. */
  boolean isHumanReadable();

  /** One JSON object a line; {@code explains} adds how each reason was found. */
  record Json(boolean explains) implements DiagnosisFormat {
    @Override
    public void print(MailResult mail, PrintStream out) {
      JsonObjectBuilder json =
          mail.diagnosis()
              .map(diagnosis -> json(mail.name(), diagnosis))
              .orElseGet(() -> unreadable(mail));
      out.writeBytes(json.toBytes());
      out.write('\n');
    }

    @Override
    public boolean isHumanReadable() {
      return false;
    }

    private JsonObjectBuilder json(String name, Diagnosis diagnosis) {
      JsonObjectBuilder json = FindingsCodec.write(BounceFindings.of(name, diagnosis));
      return explains ? json.with("decisions", Explanation.of(diagnosis).toJson()) : json;
    }

    private static JsonObjectBuilder unreadable(MailResult mail) {
      var error = new JsonObjectBuilder().with("code", mail.code()).with("message", mail.failure());
      return new JsonObjectBuilder().with("file", mail.name()).with("error", error);
    }
  }

  /** One row a recipient (RFC 4180). */
  record Csv() implements DiagnosisFormat {
    @Override
    public String header() {
      return rows(List.of(DiagnosisRows.COLUMNS));
    }

    @Override
    public void print(MailResult mail, PrintStream out) {
      out.print(rows(DiagnosisRows.of(mail)));
    }

    @Override
    public boolean isHumanReadable() {
      return false;
    }

    private static String rows(List<List<String>> rows) {
      var text = new StringBuilder();
      rows.forEach(row -> text.append(CsvRow.of(row)).append("\r\n"));
      return text.toString();
    }
  }

  /** One message a line, as a platform receives it; unreadable files have none. */
  record Messages(DiagnosisCard card, Function<Card, String> platform) implements DiagnosisFormat {
    @Override
    public void print(MailResult mail, PrintStream out) {
      mail.diagnosis()
          .map(diagnosis -> platform.apply(card.inChat(mail.name(), diagnosis)) + "\n")
          .ifPresent(out::print);
    }

    @Override
    public boolean isHumanReadable() {
      return false;
    }
  }

  /** The cards of the chat, optionally with how each reason was found. */
  record Cards(DiagnosisCard card, boolean explains) implements DiagnosisFormat {
    @Override
    public void print(MailResult mail, PrintStream out) {
      mail.diagnosis().map(diagnosis -> text(mail.name(), diagnosis)).ifPresent(out::print);
    }

    @Override
    public boolean isHumanReadable() {
      return true;
    }

    private String text(String name, Diagnosis diagnosis) {
      String line = System.lineSeparator();
      String why =
          explains
              ? Stream.concat(
                      Explanation.of(diagnosis).lines().stream(), card.evidence(diagnosis).stream())
                  .map(UntrustedText::clean)
                  .map(each -> each + line)
                  .collect(Collectors.joining())
              : "";
      return name + line + TerminalCardRenderer.of(card.of(name, diagnosis)) + line + why;
    }
  }
}
