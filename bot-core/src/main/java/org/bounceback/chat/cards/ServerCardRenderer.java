package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.MailSetup;
import org.bounceback.findings.OwnServerFindings;

/**
 * Renders a check of our own servers as blocks of a card. {@link ServerFindingsSection} renders the
 * private details.
 */
public final class ServerCardRenderer {
  private static final String UNKNOWN = "unknown";

  private final MessageBundle messageBundle;
  private final ServerFindingsSection own;

  public ServerCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.own = new ServerFindingsSection(messageBundle);
  }

  /** Returns the headline: whether our servers ban an IP address. */
  public String headline(BanFindings findings) {
    String subject = findings.subject();
    Optional<OwnServerFindings> servers = findings.ownServers();
    if (servers.isEmpty() || servers.get().asked().isEmpty()) {
      return messageBundle.text("own.blocked-unknown", "subject", subject);
    }
    if (!servers.get().bans().isEmpty()) {
      return messageBundle.text("own.blocked", "subject", subject);
    }
    String checked = String.join(", ", servers.get().asked());
    return messageBundle.text("own.not-blocked", Map.of("subject", subject, "servers", checked));
  }

  /** Returns the headline: which server sends a domain's e-mail, and from which address. */
  public String headline(DomainServerFindings findings) {
    String subject = findings.subject();
    Optional<MailSetup> mail = findings.mailSetup();
    Optional<MailSetup.Sending> first = mail.flatMap(each -> each.sending().stream().findFirst());
    if (first.isEmpty()) {
      return messageBundle.text("own.mail-unknown", "subject", subject);
    }
    String key = isMisrouted(mail.get(), findings.mx()) ? "own.mail-astray" : "own.mail";
    return messageBundle.text(
        key,
        Map.of(
            "subject", subject,
            "server", mail.get().server(),
            "address", first.get().address()));
  }

  CardBody body(BanFindings findings) {
    return CardBody.EMPTY.with(findings.ownServers().map(own::context).orElse(List.of()));
  }

  CardBody body(DomainServerFindings findings) {
    List<Block.LabeledField> facts =
        findings.mailSetup().map(each -> facts(each, findings.mx())).orElse(List.of());
    return new CardBody(
        List.of(),
        Optional.empty(),
        facts.stream().map(ServerCardRenderer::line).toList(),
        List.of(),
        List.of());
  }

  private static List<Span> line(Block.LabeledField field) {
    List<Span> spans = new ArrayList<>(List.of(Span.plain(field.label() + ": ")));
    spans.addAll(field.spans());
    return spans;
  }

  private List<Block.LabeledField> facts(MailSetup mail, String mx) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    for (MailSetup.Sending each : mail.sending()) {
      labeledFields.add(
          new Block.LabeledField(
              messageBundle.text("own.leaves"),
              List.of(
                  Span.code(each.address()),
                  Span.plain(" " + messageBundle.ofCode("own.source-", each.source())))));
    }
    mail.helo().ifPresent(helo -> labeledFields.add(messageBundle.code("own.helo", helo)));
    if (!mail.routing().equals(UNKNOWN)) {
      labeledFields.add(
          messageBundle.plain("own.routing", messageBundle.ofCode("own.routed-", mail.routing())));
    }
    if (!mx.equals(UNKNOWN) && !mx.equals("failed")) {
      labeledFields.add(messageBundle.plain("own.mx", messageBundle.ofCode("own.mx-", mx)));
    }
    if (mail.stopped().isPresent()) {
      labeledFields.add(messageBundle.plain("own.stopped", messageBundle.text("own.stopped-here")));
    }
    return labeledFields;
  }

  static boolean isMisrouted(MailSetup mail, String mx) {
    String routing = mail.routing();
    return (routing.equals("local") && mx.equals("elsewhere"))
        || (routing.equals("remote") && mx.equals("ours"));
  }
}
