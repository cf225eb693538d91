package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;

/** Makes the forms in which people paste a report or forward it inline, always the same ones. */
final class PastedForms {
  private static final DocumentNode WRAPPERS =
      DocumentCodec.yaml(
          "wrappers.yaml",
          new String(SampleMails.read("pasted/wrappers.yaml"), StandardCharsets.UTF_8));
  private static final Pattern ENHANCED =
      Pattern.compile("\\b([45][0-9]{2}[ -])[45]\\.\\d{1,3}\\.\\d{1,3}:? ");
  private static final int WRAP = 72;

  private PastedForms() {}

  /** Returns the forms of a report by name. */
  static Map<String, byte[]> of(ShownReport report) {
    var forms = new LinkedHashMap<String, BiFunction<ShownReport, Chooser, String>>();
    forms.put("mail-plain", (r, c) -> plainMail(letter(r.text(), c)));
    forms.put("mail-quoted", (r, c) -> plainMail(letter(quoted(r.text()), c)));
    forms.put("mail-indented", (r, c) -> plainMail(letter(r.text().indent(4), c)));
    forms.put("mail-html", (r, c) -> mail("text/html", "8bit", html(letter(r.text(), c))));
    forms.put(
        "mail-html-block", (r, c) -> mail("text/html", "8bit", htmlBlocks(letter(r.text(), c))));
    forms.put("mail-qp", (r, c) -> mail("text/plain", "quoted-printable", qp(letter(r.text(), c))));
    forms.put("mail-wrapped", (r, c) -> plainMail(letter(wrapped(r.text(), ""), c)));
    forms.put(
        "mail-flowed",
        (r, c) -> mail("text/plain; format=flowed", "8bit", letter(wrapped(r.text(), " "), c)));
    forms.put(
        "mail-disclaimer",
        (r, c) -> plainMail(letter(r.text(), c) + "\n\n" + c.text("disclaimers")));
    forms.put("mail-ticket", (r, c) -> plainMail(ticket(letter(r.text(), c))));
    forms.put("mail-forward", (r, c) -> plainMail(forward(r, c, "forwards")));
    forms.put(
        "mail-forward-html", (r, c) -> mail("text/html", "8bit", html(forward(r, c, "outlook"))));
    forms.put("txt-letter", (r, c) -> letter(r.text(), c));
    forms.put(
        "txt-no-status-codes", (r, c) -> letter(ENHANCED.matcher(r.text()).replaceAll("$1"), c));
    forms.put("txt-quoted", (r, c) -> letter(quoted(r.text()), c));
    forms.put("txt-wrapped", (r, c) -> letter(wrapped(r.text(), ""), c));
    forms.put("txt-forward", (r, c) -> forward(r, c, "forwards"));
    forms.put("txt-forward-quoted", (r, c) -> quotedForward(r, c));
    forms.put("txt-outlook", (r, c) -> forward(r, c, "outlook"));
    var made = new LinkedHashMap<String, byte[]>();
    forms.forEach(
        (name, form) ->
            made.put(
                name,
                form.apply(report, new Chooser(report.seed(name)))
                    .getBytes(StandardCharsets.UTF_8)));
    return made;
  }

  /** Chooses the wrappers of one form. */
  private record Chooser(int seed) {
    String text(String kind) {
      List<String> texts = WRAPPERS.texts(kind);
      return texts.get((seed / 7 + kind.length()) % texts.size());
    }

    DocumentNode forward(String kind) {
      List<DocumentNode> lines = WRAPPERS.list(kind);
      return lines.get(seed % lines.size());
    }
  }

  private static String letter(String report, Chooser chooser) {
    return (chooser.text("questions") + "\n\n" + report + "\n" + chooser.text("closings") + "\n")
        .stripLeading();
  }

  private static String forward(ShownReport report, Chooser chooser, String kind) {
    return (chooser.text("questions")
            + "\n\n"
            + chooser.text("closings")
            + "\n\n"
            + forwarded(report, chooser.forward(kind)))
        .stripLeading();
  }

  private static String quotedForward(ShownReport report, Chooser chooser) {
    return (chooser.text("questions") + "\n\n").stripLeading()
        + quoted(forwarded(report, chooser.forward("forwards")))
        + "\n"
        + chooser.text("closings")
        + "\n";
  }

  private static String forwarded(ShownReport report, DocumentNode lines) {
    String header =
        "%s: %s%n%s: %s%n%s: %s%n%s: %s%n%n"
            .formatted(
                lines.text("from"),
                report.field("From"),
                lines.text("date"),
                report.field("Date"),
                lines.text("subject"),
                report.field("Subject"),
                lines.text("to"),
                report.field("To"));
    return (lines.findText("line").orElse("") + "\n").stripLeading() + header + report.text();
  }

  private static String ticket(String letter) {
    return "Ticket #70412 was created by Anna Kern <anna@customer.example>\n"
        + "Queue: E-mail problems, priority: normal\n\n"
        + letter
        + "\n\nOpen the ticket: https://desk.host.example/tickets/70412\n";
  }

  private static String plainMail(String body) {
    return mail("text/plain", "8bit", body);
  }

  private static String mail(String type, String encoding, String body) {
    return "Return-Path: <anna@customer.example>\n"
        + "Received: from out.customer.example (out.customer.example [192.0.2.77])\n"
        + "\tby mx.host.example with ESMTPS id 4F0001; Tue, 3 Mar 2026 09:15:00 +0000\n"
        + "From: Anna Kern <anna@customer.example>\nTo: support@host.example\n"
        + "Subject: Problem with my e-mail\nDate: Tue, 3 Mar 2026 09:15:00 +0000\n"
        + "Message-ID: <1.0@customer.example>\nMIME-Version: 1.0\nContent-Type: "
        + type
        + "; charset=utf-8\nContent-Transfer-Encoding: "
        + encoding
        + "\n\n"
        + body;
  }

  private static String quoted(String text) {
    return text.lines()
        .map(line -> line.isBlank() ? ">" : "> " + line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String html(String text) {
    return "<html><body><div style=\"font-family:Calibri\">"
        + escaped(text).replace("\n", "<br>\n")
        + "</div></body></html>\n";
  }

  private static String htmlBlocks(String text) {
    return text.lines()
        .map(
            line ->
                line.isBlank()
                    ? "<p class=MsoNormal>&nbsp;</p>"
                    : "<p class=MsoNormal>" + escaped(line) + "</p>")
        .collect(Collectors.joining("\n", "<html><body>", "</body></html>\n"));
  }

  private static String wrapped(String text, String lineEnd) {
    return text.lines().map(line -> wrappedLine(line, lineEnd)).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String wrappedLine(String line, String lineEnd) {
    var out = new StringBuilder();
    String rest = line;
    while (rest.length() > WRAP) {
      int space = rest.lastIndexOf(' ', WRAP);
      if (space <= rest.length() - rest.stripLeading().length()) {
        break;
      }
      out.append(rest, 0, space).append(lineEnd).append('\n');
      rest = rest.substring(space + 1);
    }
    return out.append(rest).toString();
  }

  private static String qp(String text) {
    var out = new StringBuilder();
    int column = 0;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean literal = b == '\n' || (b >= ' ' && b < 127 && b != '=');
      String next = literal ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
      if (b == '\n') {
        column = 0;
      } else if (column + next.length() > WRAP) {
        out.append("=\n");
        column = next.length();
      } else {
        column += next.length();
      }
      out.append(next);
    }
    return out.toString();
  }
}
