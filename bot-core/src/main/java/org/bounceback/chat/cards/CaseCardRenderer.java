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
import org.bounceback.data.DocumentNode;
import org.bounceback.watch.BlocklistWatch;

/**
 * Draws the card of a stored case. All of it comes from the store, so a card can be drawn again
 * after a restart and is the same.
 */
public final class CaseCardRenderer {
  private final MessageBundle messageBundle;
  private final BlocklistCardRenderer lookUps;
  private final RecipientCard recipients;
  private final BounceCard bounces;
  private final DomainAddressesSection hostsBehind;
  private final WatchCard watches;
  private final ServerCardRenderer hosts;
  private final ComplaintCard complaints;
  private final TicketCardRenderer desk;

  public CaseCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.lookUps = new BlocklistCardRenderer(messageBundle);
    this.recipients = new RecipientCard(messageBundle);
    this.bounces = new BounceCard(messageBundle);
    this.hostsBehind = new DomainAddressesSection(messageBundle);
    this.watches = new WatchCard(messageBundle);
    this.hosts = new ServerCardRenderer(messageBundle);
    this.complaints = new ComplaintCard(messageBundle);
    this.desk = new TicketCardRenderer(messageBundle);
  }

  /** The card as the case stands now. */
  public Card of(Case stored) {
    DocumentNode findings = findings(stored);
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(blocks(stored.kind(), findings));
    hostsBehind.block(findings).ifPresent(blocks::add);
    watches.block(findings).ifPresent(blocks::add);
    desk.block(stored).ifPresent(blocks::add);
    blocks.add(new Block.Text(List.of(Span.plain(messageBundle.say("feedback.question")))));
    return new Card(stored.caseResult().headline(), blocks, buttons(stored, findings));
  }

  /** What a case found, as stored. */
  public static DocumentNode findings(Case stored) {
    return stored.findings();
  }

  /** Which step 3 a case has; a look-up has none. */
  static String contact(DocumentNode findings) {
    return findings.list("steps").stream()
        .filter(step -> step.text("step").equals("contact"))
        .map(step -> step.text("outcome"))
        .findFirst()
        .orElse("");
  }

  private List<Block> blocks(CaseKind kind, DocumentNode findings) {
    if (kind == CaseKind.BOUNCE) {
      return bounces.blocks(findings);
    }
    if (ServerCardRenderer.isFor(findings)) {
      return hosts.blocks(findings);
    }
    if (ComplaintCard.isFor(findings)) {
      return complaints.blocks(findings);
    }
    return findings.find("asked").isPresent()
        ? lookUps.blocks(findings)
        : recipients.blocks(findings);
  }

  private List<Button> buttons(Case stored, DocumentNode findings) {
    List<Button> buttons = new ArrayList<>();
    if (stored.state() == CaseState.NEW || stored.state() == CaseState.FAILED) {
      ticketButton(stored, findings).ifPresent(buttons::add);
    }
    if (stored.state() == CaseState.FAILED) {
      buttons.add(button(Action.RETRY, stored, "buttons.retry", Style.PLAIN));
    }
    String contact = contact(findings);
    if (contact.equals("needs-headers") || contact.equals("incomplete")) {
      buttons.add(button(Action.HEADER_HELP, stored, "buttons.header-help", Style.PLAIN));
    }
    if (stored.kind() == CaseKind.BOUNCE || stored.state() != CaseState.NEW) {
      buttons.addAll(keeping(stored));
    }
    if (ServerFindingsSection.hasDetails(findings)) {
      buttons.add(button(Action.OWN_DETAILS, stored, "buttons.own-details", Style.PLAIN));
    }
    if (!StoredBans.liftable(findings).isEmpty()) {
      buttons.add(button(Action.UNBLOCK, stored, "buttons.unblock", Style.PLAIN));
    }
    if (ReplyCard.isFor(findings)) {
      buttons.add(button(Action.REPLY, stored, "buttons.reply", Style.PLAIN));
    }
    if (stored.kind() == CaseKind.LOOKUP) {
      buttons.add(button(Action.SHARE, stored, "buttons.share", Style.PLAIN));
      String again = RecipientCard.isFor(findings) ? "buttons.look-again" : "buttons.check-again";
      buttons.add(button(Action.CHECK_AGAIN, stored, again, Style.PLAIN));
    }
    buttons.addAll(hostsBehind.buttons(stored, findings));
    if (DelistingForm.isFor(findings)) {
      buttons.add(button(Action.REMOVAL, stored, "buttons.removal", Style.PLAIN));
    }
    if (BlocklistWatch.in(findings).isPresent()) {
      buttons.add(button(Action.WATCH_NO_MORE, stored, "buttons.watch-no-more", Style.PLAIN));
    } else if (findings.find("asked").isPresent()) {
      buttons.add(button(Action.WATCH, stored, "buttons.watch", Style.PLAIN));
    }
    buttons.add(button(Action.WHOLE, stored, "buttons.whole", Style.WHOLE));
    buttons.add(button(Action.HELPFUL, stored, "buttons.helpful", Style.THUMB_UP));
    buttons.add(button(Action.NOT_HELPFUL, stored, "buttons.not-helpful", Style.THUMB_DOWN));
    return buttons;
  }

  private List<Button> keeping(Case stored) {
    return stored.caseAssignee().isEmpty()
        ? List.of(button(Action.TAKE, stored, "buttons.take", Style.PLAIN))
        : List.of(
            button(Action.TAKE_OVER, stored, "buttons.take-over", Style.PLAIN),
            button(Action.GIVE_BACK, stored, "buttons.give-back", Style.PLAIN));
  }

  private Optional<Button> ticketButton(Case stored, DocumentNode findings) {
    return switch (contact(findings)) {
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
    return new Button(new ButtonId(action, stored.id()).text(), messageBundle.say(label), style);
  }
}
