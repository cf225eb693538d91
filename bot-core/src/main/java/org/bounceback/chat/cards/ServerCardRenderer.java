package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentNode;

/**
 * What our own servers said to a question about them alone, as blocks of a card. The details are
 * shown privately by {@link ServerFindingsSection}.
 */
public final class ServerCardRenderer {
  private final MessageBundle messageBundle;
  private final ServerFindingsSection own;

  public ServerCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.own = new ServerFindingsSection(messageBundle);
  }

  /** Whether a case is a question to our own servers alone. */
  public static boolean isFor(DocumentNode findings) {
    return findings.find("host").isPresent();
  }

  public String headline(DocumentNode findings) {
    String subject = findings.text("subject");
    return findings.text("host").equals("blocks")
        ? blocked(findings, subject)
        : mail(findings, subject);
  }

  List<Block> blocks(DocumentNode findings) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    findings.find("ownServers").ifPresent(each -> labeledFields.addAll(own.facts(each)));
    findings.find("mail").ifPresent(each -> labeledFields.addAll(facts(each, findings.text("mx"))));
    return labeledFields.isEmpty() ? List.of() : List.of(new Block.Facts(labeledFields));
  }

  private String blocked(DocumentNode findings, String subject) {
    Optional<DocumentNode> servers = findings.find("ownServers");
    if (servers.isEmpty() || servers.get().texts("asked").isEmpty()) {
      return messageBundle.say("own.blocked-unknown", "subject", subject);
    }
    if (!servers.get().list("blocks").isEmpty()) {
      return messageBundle.say("own.blocked", "subject", subject);
    }
    String asked = String.join(", ", servers.get().texts("asked"));
    return messageBundle.say("own.not-blocked", Map.of("subject", subject, "servers", asked));
  }

  private String mail(DocumentNode findings, String subject) {
    Optional<DocumentNode> mail = findings.find("mail");
    Optional<DocumentNode> first = mail.flatMap(each -> each.list("sending").stream().findFirst());
    if (first.isEmpty()) {
      return messageBundle.say("own.mail-unknown", "subject", subject);
    }
    String key = goesAstray(mail.get(), findings.text("mx")) ? "own.mail-astray" : "own.mail";
    return messageBundle.say(
        key,
        Map.of(
            "subject", subject,
            "server", mail.get().text("server"),
            "address", first.get().text("address")));
  }

  private List<Block.LabeledField> facts(DocumentNode mail, String mx) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    for (DocumentNode each : mail.list("sending")) {
      labeledFields.add(
          new Block.LabeledField(
              messageBundle.say("own.leaves"),
              List.of(
                  Span.code(each.text("address")),
                  Span.plain(" " + messageBundle.say("own.source-" + each.text("source"))))));
    }
    mail.findText("helo").ifPresent(helo -> labeledFields.add(code("own.helo", helo)));
    labeledFields.add(
        plain(
            "own.routing",
            messageBundle.say("own.routed", Map.of("routing", mail.text("routing"), "mx", mx))));
    if (mail.findText("stopped").isPresent()) {
      labeledFields.add(plain("own.stopped", messageBundle.say("own.stopped-here")));
    }
    return labeledFields;
  }

  private static boolean goesAstray(DocumentNode mail, String mx) {
    String routing = mail.text("routing");
    return (routing.equals("local") && mx.equals("elsewhere"))
        || (routing.equals("remote") && mx.equals("ours"));
  }

  private Block.LabeledField code(String label, String words) {
    return new Block.LabeledField(messageBundle.say(label), List.of(Span.code(words)));
  }

  private Block.LabeledField plain(String label, String words) {
    return new Block.LabeledField(messageBundle.say(label), List.of(Span.plain(words)));
  }
}
