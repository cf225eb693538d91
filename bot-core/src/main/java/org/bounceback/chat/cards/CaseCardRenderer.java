package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseState;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.ButtonId.Action;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.RecipientFindings;

/**
 * Renders the card of a stored case. All its content comes from the store, so the card is the same
 * after a restart.
 */
public final class CaseCardRenderer {
  private final MessageBundle messageBundle;
  private final BlocklistCardRenderer blocklists;
  private final RecipientCard recipients;
  private final BounceCard bounces;
  private final QuestionSection questions;
  private final EvidenceSection evidence;
  private final DomainAddressesSection domainAddresses;
  private final WatchCard watches;
  private final ServerCardRenderer hosts;
  private final ComplaintCard complaints;
  private final TicketCardRenderer tickets;

  public CaseCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.blocklists = new BlocklistCardRenderer(messageBundle);
    this.recipients = new RecipientCard(messageBundle);
    this.bounces = new BounceCard(messageBundle);
    this.questions = new QuestionSection(messageBundle);
    this.evidence = new EvidenceSection(messageBundle);
    this.domainAddresses = new DomainAddressesSection(messageBundle);
    this.watches = new WatchCard(messageBundle);
    this.hosts = new ServerCardRenderer(messageBundle);
    this.complaints = new ComplaintCard(messageBundle);
    this.tickets = new TicketCardRenderer(messageBundle);
  }

  /** Returns the card for the case's current state. */
  public Card of(Case stored) {
    return of(stored, List.of());
  }

  /** Returns the card with all details and without buttons. */
  public Card withDetails(Case stored) {
    return of(stored, evidence(stored.findings()).stream().toList()).readOnly();
  }

  private Card of(Case stored, List<Block> details) {
    Findings findings = stored.findings();
    List<Block> blocks = new ArrayList<>(blocks(findings));
    blocks.addAll(details);
    tickets.block(stored).ifPresent(blocks::add);
    blocks.add(new Block.Text(List.of(Span.plain(messageBundle.text("feedback.question")))));
    return new Card(stored.caseResult().headline(), blocks, buttons(stored, findings));
  }

  private Optional<Block> evidence(Findings findings) {
    return findings instanceof BounceFindings bounce
        ? bounce.basis().flatMap(evidence::block)
        : Optional.empty();
  }

  /** Returns the blocks for findings; empty if the findings cannot be read. */
  private List<Block> blocks(Findings findings) {
    if (findings instanceof BounceFindings bounce) {
      return bounces.blocks(bounce);
    }
    if (findings instanceof BlocklistFindings lists) {
      return blocks(lists);
    }
    if (findings instanceof RecipientFindings recipient) {
      return recipients.blocks(recipient);
    }
    if (findings instanceof DomainServerFindings server) {
      return hosts.blocks(server);
    }
    if (findings instanceof BanFindings bans) {
      return hosts.blocks(bans);
    }
    return findings instanceof ComplaintFindings complaint
        ? complaints.blocks(complaint)
        : List.of();
  }

  private List<Block> blocks(BlocklistFindings findings) {
    List<Block> blocks = new ArrayList<>(blocklists.blocks(findings));
    domainAddresses.block(findings).ifPresent(blocks::add);
    watches.block(findings).ifPresent(blocks::add);
    return blocks;
  }

  private List<Button> buttons(Case stored, Findings findings) {
    List<Button> buttons = new ArrayList<>(questions.buttons(stored, findings));
    if (stored.state() == CaseState.NEW || stored.state() == CaseState.FAILED) {
      ticketButton(stored, findings).ifPresent(buttons::add);
    }
    if (stored.state() == CaseState.FAILED) {
      buttons.add(button(Action.RETRY, stored, "buttons.retry", Style.PLAIN));
    }
    String contact = findings.contact();
    if (contact.equals("needs-headers")
        || contact.equals("incomplete")
        || QuestionSection.needsHeaders(findings)) {
      buttons.add(button(Action.HEADER_HELP, stored, "buttons.header-help", Style.PLAIN));
    }
    if (stored.kind() == CaseKind.BOUNCE || stored.state() != CaseState.NEW) {
      buttons.addAll(assignmentButtons(stored));
    }
    if (ServerFindingsSection.hasDetails(findings)) {
      buttons.add(button(Action.OWN_DETAILS, stored, "buttons.own-details", Style.PLAIN));
    }
    if (!findings.liftableBans().isEmpty()) {
      buttons.add(button(Action.UNBLOCK, stored, "buttons.unblock", Style.PLAIN));
    }
    if (ReplyCard.isFor(findings)) {
      buttons.add(button(Action.REPLY, stored, "buttons.reply", Style.PLAIN));
    }
    if (stored.kind() == CaseKind.LOOKUP) {
      buttons.add(button(Action.SHARE, stored, "buttons.share", Style.PLAIN));
      boolean isRecipient = findings instanceof RecipientFindings;
      String label = isRecipient ? "buttons.look-again" : "buttons.check-again";
      buttons.add(button(Action.CHECK_AGAIN, stored, label, Style.PLAIN));
    }
    buttons.addAll(domainAddresses.buttons(stored, findings));
    if (DelistingForm.isFor(findings)) {
      buttons.add(button(Action.REMOVAL, stored, "buttons.removal", Style.PLAIN));
    }
    if (findings instanceof BlocklistFindings lists) {
      buttons.add(
          lists.watch().isPresent()
              ? button(Action.WATCH_NO_MORE, stored, "buttons.watch-no-more", Style.PLAIN)
              : button(Action.WATCH, stored, "buttons.watch", Style.PLAIN));
    }
    // With evidence there is more to show, even if the card was not shortened.
    Style whole = evidence(findings).isPresent() ? Style.PLAIN : Style.WHOLE;
    buttons.add(button(Action.WHOLE, stored, "buttons.whole", whole));
    buttons.add(button(Action.HELPFUL, stored, "buttons.helpful", Style.THUMB_UP));
    buttons.add(button(Action.NOT_HELPFUL, stored, "buttons.not-helpful", Style.THUMB_DOWN));
    return buttons;
  }

  private List<Button> assignmentButtons(Case stored) {
    return stored.caseAssignee().isEmpty()
        ? List.of(button(Action.TAKE, stored, "buttons.take", Style.PLAIN))
        : List.of(
            button(Action.TAKE_OVER, stored, "buttons.take-over", Style.PLAIN),
            button(Action.GIVE_BACK, stored, "buttons.give-back", Style.PLAIN));
  }

  private Optional<Button> ticketButton(Case stored, Findings findings) {
    return switch (findings.contact()) {
      case "needs-headers", "not-needed" -> Optional.empty();
      case "incomplete" ->
          Optional.of(button(Action.OPEN_TICKET, stored, "buttons.open-incomplete", Style.PLAIN));
      case "" ->
          Optional.of(button(Action.OPEN_TICKET, stored, "buttons.open-ticket", Style.PLAIN));
      default ->
          Optional.of(button(Action.OPEN_TICKET, stored, "buttons.open-ticket", Style.PRIMARY));
    };
  }

  private Button button(Action action, Case stored, String label, Style style) {
    return new Button(new ButtonId(action, stored.id()).text(), messageBundle.text(label), style);
  }
}
