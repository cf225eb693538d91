package org.bounceback.chat.cards;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.advice.AgentTexts;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Badge;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.RecipientFindings;

/**
 * Renders the card of a stored case, and its details. All their content comes from the store, so
 * they are the same after a restart.
 */
public final class CaseCardRenderer {
  private final MessageBundle messageBundle;
  private final CardTime time;
  private final CardButtons buttons;
  private final BlocklistCardRenderer blocklists;
  private final RecipientCard recipients;
  private final BounceCard bounces;
  private final BounceDetails bounceDetails;
  private final EvidenceSection evidence;
  private final DomainAddressesSection domainAddresses;
  private final WatchCard watches;
  private final ServerCardRenderer hosts;
  private final ComplaintCard complaints;
  private final TicketCardRenderer tickets;

  /** Creates a renderer that writes times in UTC. */
  public CaseCardRenderer(MessageBundle messageBundle) {
    this(messageBundle, ZoneId.of("UTC"));
  }

  /** Creates a renderer that writes times in the operator's zone. */
  public CaseCardRenderer(MessageBundle messageBundle, ZoneId zone) {
    this.messageBundle = messageBundle;
    this.time = new CardTime(zone, messageBundle.locale());
    this.buttons = new CardButtons(messageBundle);
    this.blocklists = new BlocklistCardRenderer(messageBundle);
    this.recipients = new RecipientCard(messageBundle);
    this.bounces = new BounceCard(messageBundle, zone);
    this.bounceDetails = new BounceDetails(messageBundle, zone);
    this.evidence = new EvidenceSection(messageBundle);
    this.domainAddresses = new DomainAddressesSection(messageBundle);
    this.watches = new WatchCard(messageBundle);
    this.hosts = new ServerCardRenderer(messageBundle);
    this.complaints = new ComplaintCard(messageBundle);
    this.tickets = new TicketCardRenderer(messageBundle);
  }

  /** Returns the card for the case's current state. */
  public Card of(Case stored) {
    Optional<AnswerBadge> badge = AnswerBadge.of(stored.caseResult());
    String firstLine = firstLine(stored.caseResult(), badge);
    CardBody body = body(stored.findings()).with(tickets.context(stored)).fitting(firstLine);
    Optional<Badge> sign = badge.map(AnswerBadge::badge);
    return new Card(firstLine, body.blocks(), buttons.ofCard(stored, sign), sign);
  }

  /**
   * Returns everything that is known of the case, with the buttons that the card has no room for.
   */
  public Card withDetails(Case stored) {
    Optional<AnswerBadge> badge = AnswerBadge.of(stored.caseResult());
    Optional<Badge> sign = badge.map(AnswerBadge::badge);
    List<Block> blocks = new ArrayList<>(details(stored.findings()));
    if (stored.findings() instanceof BounceFindings bounce) {
      bounce.basis().flatMap(evidence::block).ifPresent(blocks::add);
    }
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.LabeledField(
                    messageBundle.text("ticket.case"),
                    List.of(
                        Span.code(stored.id().text()),
                        Span.plain(" · " + time.of(stored.opened())))))));
    return new Card(
        firstLine(stored.caseResult(), badge), blocks, buttons.ofDetails(stored, sign), sign);
  }

  /** Returns the parts of a result's card, then its details, without buttons. */
  Card inFull(CaseResult result) {
    Optional<AnswerBadge> badge = AnswerBadge.of(result);
    String firstLine = firstLine(result, badge);
    List<Block> blocks = new ArrayList<>(body(result.findings()).fitting(firstLine).blocks());
    details(result.findings()).stream()
        .filter(block -> !(block instanceof Block.Steps))
        .forEach(blocks::add);
    return new Card(firstLine, blocks, List.of(), badge.map(AnswerBadge::badge));
  }

  private String firstLine(CaseResult result, Optional<AnswerBadge> badge) {
    return badge
        .map(
            each ->
                FirstLine.of(
                    each.badge(), messageBundle.text("badge." + each.word()), headline(result)))
        .orElseGet(() -> headline(result));
  }

  /** Returns the headline in the language of the card, if it is stored in it. */
  private String headline(CaseResult result) {
    return result
        .findings()
        .outgoing()
        .flatMap(texts -> texts.agent(messageBundle.language()))
        .map(AgentTexts::headline)
        .orElseGet(result::headline);
  }

  /** Returns what the card shows of findings; nothing if they cannot be read. */
  private CardBody body(Findings findings) {
    if (findings instanceof BounceFindings bounce) {
      return bounces.body(bounce);
    }
    if (findings instanceof BlocklistFindings lists) {
      return blocklists.body(lists).with(watches.context(lists, time));
    }
    if (findings instanceof RecipientFindings recipient) {
      return recipients.body(recipient);
    }
    if (findings instanceof DomainServerFindings server) {
      return hosts.body(server);
    }
    if (findings instanceof BanFindings bans) {
      return hosts.body(bans);
    }
    return findings instanceof ComplaintFindings complaint
        ? complaints.body(complaint)
        : CardBody.EMPTY;
  }

  /** Returns everything that findings say; nothing if they cannot be read. */
  private List<Block> details(Findings findings) {
    if (findings instanceof BounceFindings bounce) {
      return bounceDetails.blocks(bounce);
    }
    if (findings instanceof BlocklistFindings lists) {
      List<Block> blocks = new ArrayList<>(blocklists.blocks(lists));
      domainAddresses.block(lists).ifPresent(blocks::add);
      return blocks;
    }
    if (findings instanceof RecipientFindings recipient) {
      return recipients.blocks(recipient);
    }
    return findings instanceof ComplaintFindings complaint
        ? complaints.blocks(complaint)
        : body(findings).blocks();
  }
}
