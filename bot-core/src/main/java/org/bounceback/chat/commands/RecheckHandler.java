package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.ComplaintCard;
import org.bounceback.chat.cards.DomainAddressesSection;
import org.bounceback.data.DocumentNode;

/** The buttons that repeat a case's check, or check the addresses that it found. */
final class RecheckHandler {
  private final BlocklistCheckHandler blocklists;
  private final RecipientCheckHandler recipients;
  private final ServerCheckHandler hosts;
  private final ComplaintHandler complaints;

  RecheckHandler(
      BlocklistCheckHandler blocklists,
      RecipientCheckHandler recipients,
      ServerCheckHandler hosts,
      ComplaintHandler complaints) {
    this.blocklists = blocklists;
    this.recipients = recipients;
    this.hosts = hosts;
    this.complaints = complaints;
  }

  /** Repeats the check that opened the case. */
  BotResponse repeat(InboundEvent inboundEvent, Case stored) {
    DocumentNode findings = CaseCardRenderer.findings(stored);
    Optional<String> host = findings.findText("host");
    if (host.isPresent()) {
      return hosts.again(inboundEvent, host.get(), stored.subject());
    }
    if (ComplaintCard.isFor(findings)) {
      return complaints.again(inboundEvent, findings);
    }
    return findings.find("asked").isPresent()
        ? blocklists.ask(inboundEvent, stored.subject())
        : recipients.again(inboundEvent, stored.subject());
  }

  /** Checks the blocklists for the addresses behind the case's domain that a button is for. */
  BotResponse addresses(InboundEvent inboundEvent, Case stored, ButtonId.Action action) {
    return blocklists.ask(
        inboundEvent, DomainAddressesSection.typed(CaseCardRenderer.findings(stored), action));
  }
}
