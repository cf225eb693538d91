package org.bounceback.chat.commands;

import org.bounceback.cases.Case;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.DomainAddressesSection;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.Findings;

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
    Findings findings = stored.findings();
    if (findings instanceof BanFindings) {
      return hosts.blocks(inboundEvent, stored.subject());
    }
    if (findings instanceof DomainServerFindings) {
      return hosts.server(inboundEvent, stored.subject());
    }
    if (findings instanceof ComplaintFindings complaint) {
      return complaints.again(inboundEvent, complaint);
    }
    return findings instanceof BlocklistFindings
        ? blocklists.ask(inboundEvent, stored.subject())
        : recipients.again(inboundEvent, stored.subject());
  }

  /** Checks the blocklists for those addresses of the case's domain that a button selects. */
  BotResponse addresses(InboundEvent inboundEvent, Case stored, ButtonId.Action action) {
    return blocklists.ask(inboundEvent, DomainAddressesSection.typed(stored.findings(), action));
  }
}
