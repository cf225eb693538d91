package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * What our own servers said to a question about them alone, as blocks of a card. The details are
 * shown privately by {@link OwnServersPart}.
 */
final class HostCard {
  private final Texts texts;
  private final OwnServersPart own;

  HostCard(Texts texts) {
    this.texts = texts;
    this.own = new OwnServersPart(texts);
  }

  /** Whether a case is a question to our own servers alone. */
  static boolean isFor(DocumentNode findings) {
    return findings.find("host").isPresent();
  }

  String headline(DocumentNode findings) {
    String subject = findings.text("subject");
    return findings.text("host").equals("blocks")
        ? blocked(findings, subject)
        : mail(findings, subject);
  }

  List<Block> blocks(DocumentNode findings) {
    List<Block.Fact> facts = new ArrayList<>();
    findings.find("ownServers").ifPresent(each -> facts.addAll(own.facts(each)));
    findings.find("mail").ifPresent(each -> facts.addAll(facts(each, findings.text("mx"))));
    return facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts));
  }

  private String blocked(DocumentNode findings, String subject) {
    Optional<DocumentNode> servers = findings.find("ownServers");
    if (servers.isEmpty() || servers.get().texts("asked").isEmpty()) {
      return texts.say("own.blocked-unknown", "subject", subject);
    }
    if (!servers.get().list("blocks").isEmpty()) {
      return texts.say("own.blocked", "subject", subject);
    }
    String asked = String.join(", ", servers.get().texts("asked"));
    return texts.say("own.not-blocked", Map.of("subject", subject, "servers", asked));
  }

  private String mail(DocumentNode findings, String subject) {
    Optional<DocumentNode> mail = findings.find("mail");
    Optional<DocumentNode> first = mail.flatMap(each -> each.list("sending").stream().findFirst());
    if (first.isEmpty()) {
      return texts.say("own.mail-unknown", "subject", subject);
    }
    String key = goesAstray(mail.get(), findings.text("mx")) ? "own.mail-astray" : "own.mail";
    return texts.say(
        key,
        Map.of(
            "subject", subject,
            "server", mail.get().text("server"),
            "address", first.get().text("address")));
  }

  private List<Block.Fact> facts(DocumentNode mail, String mx) {
    List<Block.Fact> facts = new ArrayList<>();
    for (DocumentNode each : mail.list("sending")) {
      facts.add(
          new Block.Fact(
              texts.say("own.leaves"),
              List.of(
                  Span.code(each.text("address")),
                  Span.plain(" " + texts.say("own.source-" + each.text("source"))))));
    }
    mail.findText("helo").ifPresent(helo -> facts.add(code("own.helo", helo)));
    facts.add(
        plain(
            "own.routing",
            texts.say("own.routed", Map.of("routing", mail.text("routing"), "mx", mx))));
    if (mail.findText("stopped").isPresent()) {
      facts.add(plain("own.stopped", texts.say("own.stopped-here")));
    }
    return facts;
  }

  private static boolean goesAstray(DocumentNode mail, String mx) {
    String routing = mail.text("routing");
    return (routing.equals("local") && mx.equals("elsewhere"))
        || (routing.equals("remote") && mx.equals("ours"));
  }

  private Block.Fact code(String label, String words) {
    return new Block.Fact(texts.say(label), List.of(Span.code(words)));
  }

  private Block.Fact plain(String label, String words) {
    return new Block.Fact(texts.say(label), List.of(Span.plain(words)));
  }
}
