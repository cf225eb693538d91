package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseRequester;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.PersonalDataEraser;
import org.bounceback.ticket.PersonalDataEraser.Confirmed;
import org.bounceback.ticket.PersonalDataEraser.Count;
import org.bounceback.ticket.PersonalDataEraser.Erasure;
import org.bounceback.ticket.PersonalDataEraser.Proposal;

/**
 * The command {@code /bounceback forget}, for administrators: a form asks for the address, a card
 * shows how much names it, and the card's button erases that. The audit knows the address by its
 * mark alone.
 */
final class Forgetting {
  static final String FORM = "forget";

  /** What the button carries in front of the question's id. */
  private static final String BUTTON = "forget:";

  static final String ADDRESS = "address";
  private static final int MOST_CASES = 20;

  private final Services services;
  private final Texts texts;

  Forgetting(Services services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  /** The form, with what was typed filled in. */
  Turn ask(Inbound inbound, String typed) {
    try {
      if (!services.host().mayChange(inbound)) {
        return refuse(inbound, typed);
      }
    } catch (StoreException failed) {
      return Turn.toAsker(texts.say("store-failed", "why", failed.getMessage()));
    }
    var field =
        new Form.Field(
            ADDRESS,
            texts.say("forget.form-address"),
            Form.Kind.LINE,
            typed,
            true,
            List.of(),
            texts.say("forget.form-hint"));
    return Turn.of(
        new FirstAnswer.AskForm(
            new Form(
                FORM,
                texts.say("forget.form-title"),
                texts.say("forget.form-notice"),
                List.of(field),
                texts.say("forget.form-submit"))));
  }

  /** Counts what names it, for those who still may, and asks whether to erase that. */
  Turn submit(Inbound inbound, Ask.Submission sent) throws StoreException {
    String typed = sent.values().getOrDefault(ADDRESS, "").strip();
    if (!services.host().mayChange(inbound)) {
      return refuse(inbound, typed);
    }
    Optional<MailAddress> address = MailAddress.parse(typed);
    if (address.isEmpty()) {
      return Turn.of(
          new FirstAnswer.FieldErrors(Map.of(ADDRESS, texts.say("forget.address-needed"))));
    }
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(Card.of(texts.say("forget.counting")), Audience.PRIVATE),
                    slot.work(posting -> count(inbound, address.get(), posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  /** Whether a button is the one that erases. */
  static boolean isPressed(String button) {
    return button.startsWith(BUTTON);
  }

  /** Erases what was asked for, for those who still may. */
  Turn confirm(Inbound inbound, String button) {
    String proposal = button.substring(BUTTON.length());
    if (!services.host().mayChange(inbound)) {
      return Turn.toAsker(texts.say("forget.not-allowed"));
    }
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(Card.of(texts.say("forget.erasing")), Audience.IN_PLACE),
                    slot.work(posting -> erase(inbound, proposal, posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void count(Inbound inbound, MailAddress address, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    posting.edit(
        posting.first(),
        question(
            address, services.escalationService().personalData().propose(address, asker(inbound))));
  }

  private Card question(MailAddress address, Proposal proposal) {
    Count count = proposal.count();
    String headline =
        texts.say(
            "forget.question",
            Map.of("address", address, "cases", count.cases(), "tickets", count.tickets()));
    List<Block> blocks = new ArrayList<>();
    if (count.ticketsElsewhere() > 0) {
      String stay = texts.say("forget.stay", "count", count.ticketsElsewhere());
      blocks.add(new Block.Text(List.of(Span.plain(stay))));
    }
    blocks.add(new Block.Text(List.of(Span.plain(texts.say("forget.no-way-back")))));
    var button =
        new Button(BUTTON + proposal.id(), texts.say("forget.confirm"), Button.Style.PRIMARY);
    return new Card(headline, blocks, List.of(button));
  }

  private void erase(Inbound inbound, String proposal, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    PersonalDataEraser data = services.escalationService().personalData();
    Optional<Confirmed> confirmed = data.confirm(proposal, asker(inbound));
    posting.edit(
        posting.first(),
        confirmed.isPresent() ? card(data.erase(confirmed.get())) : Card.of(texts.say("stale")));
  }

  private Card card(Erasure erasure) {
    String said = texts.say("forget.erased", "count", erasure.erased().size());
    List<Block> blocks = new ArrayList<>();
    passage("forget.cases", names(erasure.erased())).ifPresent(blocks::add);
    passage("forget.on-their-way", names(erasure.onTheirWay())).ifPresent(blocks::add);
    passage("forget.at-the-desk", String.join(", ", erasure.ticketsElsewhere()))
        .ifPresent(blocks::add);
    blocks.add(new Block.Text(List.of(Span.plain(texts.say("forget.beyond")))));
    return new Card(said, blocks, List.of());
  }

  private Optional<Block> passage(String key, String words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Passage(texts.say(key), words));
  }

  private String names(List<CaseId> ids) {
    String first =
        ids.stream().limit(MOST_CASES).map(CaseId::text).collect(Collectors.joining(", "));
    return ids.size() <= MOST_CASES
        ? first
        : first + ", " + texts.say("behind.more", "count", ids.size() - MOST_CASES);
  }

  private Turn refuse(Inbound inbound, String typed) throws StoreException {
    Optional<MailAddress> address = MailAddress.parse(typed);
    if (address.isPresent()) {
      services.escalationService().personalData().refused(address.get(), asker(inbound));
    }
    return Turn.toAsker(texts.say("forget.not-allowed"));
  }

  private static CaseRequester asker(Inbound inbound) {
    return new CaseRequester(
        inbound.person().id(),
        inbound.place().workspace(),
        inbound.place().channel(),
        inbound.place().thread());
  }
}
