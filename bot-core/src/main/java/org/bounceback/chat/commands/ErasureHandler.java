package org.bounceback.chat.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.erasure.Erasure;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.erasure.PersonalDataEraser.Confirmed;
import org.bounceback.erasure.PersonalDataEraser.Count;
import org.bounceback.erasure.PersonalDataEraser.Proposal;
import org.bounceback.store.StoreException;

/**
 * Handles {@code /bounceback forget} for administrators. A form asks for the address, a card shows
 * how much data mentions it, and the card's button erases that data. The audit log contains only a
 * salted hash of the address.
 */
final class ErasureHandler {
  static final String FORM = "forget";

  /** The prefix of the button's ID, followed by the ID of the proposal. */
  private static final String BUTTON = "forget:";

  static final String ADDRESS = "address";
  private static final int MAX_CASES = 20;

  private final PersonalDataEraser eraser;
  private final WorkerPools workerPools;
  private final ServerAdministration administration;
  private final MessageBundle messageBundle;

  ErasureHandler(
      PersonalDataEraser eraser,
      WorkerPools workerPools,
      ServerAdministration administration,
      MessageBundle messageBundle) {
    this.eraser = eraser;
    this.workerPools = workerPools;
    this.administration = administration;
    this.messageBundle = messageBundle;
  }

  /** Opens the form with the entered address. */
  BotResponse ask(InboundEvent inboundEvent, String typed) {
    try {
      if (!administration.mayChange(inboundEvent)) {
        return refuse(inboundEvent, typed);
      }
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
    var field =
        new Form.Field(
            ADDRESS,
            messageBundle.text("forget.form-address"),
            Form.FieldKind.LINE,
            typed,
            true,
            List.of(),
            messageBundle.text("forget.form-hint"));
    return BotResponse.of(
        new InitialResponse.OpenForm(
            new Form(
                FORM,
                messageBundle.text("forget.form-title"),
                messageBundle.text("forget.form-notice"),
                List.of(field),
                messageBundle.text("forget.form-submit"))));
  }

  /**
   * Counts the data that mentions the address and asks for confirmation. Checks the permission
   * again.
   */
  BotResponse submit(InboundEvent inboundEvent, ChatRequest.FormSubmission sent)
      throws StoreException {
    String typed = sent.values().getOrDefault(ADDRESS, "").strip();
    if (!administration.mayChange(inboundEvent)) {
      return refuse(inboundEvent, typed);
    }
    Optional<MailAddress> address = MailAddress.parse(typed);
    if (address.isEmpty()) {
      return BotResponse.of(
          new InitialResponse.FieldErrors(
              Map.of(ADDRESS, messageBundle.text("forget.address-needed"))));
    }
    return workerPools.respond(
        workerPools.reserve(),
        Card.of(messageBundle.text("forget.counting")),
        Visibility.PRIVATE,
        messagePoster -> count(inboundEvent, address.get(), messagePoster));
  }

  /** Returns whether a button is the one that erases. */
  static boolean isErasureButton(String button) {
    return button.startsWith(BUTTON);
  }

  /** Erases the data of a proposal. Checks the permission again. */
  BotResponse confirm(InboundEvent inboundEvent, String button) {
    String proposal = button.substring(BUTTON.length());
    if (!administration.mayChange(inboundEvent)) {
      return BotResponse.toAsker(messageBundle.text("forget.not-allowed"));
    }
    return workerPools.respond(
        workerPools.reserve(),
        Card.of(messageBundle.text("forget.erasing")),
        Visibility.IN_PLACE,
        messagePoster -> erase(inboundEvent, proposal, messagePoster));
  }

  private void count(InboundEvent inboundEvent, MailAddress address, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    messagePoster.edit(
        messagePoster.first(),
        question(address, eraser.propose(address, CaseOpener.requester(inboundEvent))));
  }

  private Card question(MailAddress address, Proposal proposal) {
    Count count = proposal.count();
    String headline =
        messageBundle.text(
            "forget.question",
            Map.of("address", address, "cases", count.cases(), "tickets", count.tickets()));
    List<Block> blocks = new ArrayList<>();
    if (count.ticketsElsewhere() > 0) {
      String stay = messageBundle.text("forget.stay", "count", count.ticketsElsewhere());
      blocks.add(new Block.Text(List.of(Span.plain(stay))));
    }
    blocks.add(new Block.Text(List.of(Span.plain(messageBundle.text("forget.no-way-back")))));
    var button =
        new Button(
            BUTTON + proposal.id(), messageBundle.text("forget.confirm"), Button.Style.PRIMARY);
    return new Card(headline, blocks, List.of(button));
  }

  private void erase(InboundEvent inboundEvent, String proposal, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    PersonalDataEraser data = eraser;
    Optional<Confirmed> confirmed = data.confirm(proposal, CaseOpener.requester(inboundEvent));
    messagePoster.edit(
        messagePoster.first(),
        confirmed.isPresent()
            ? card(data.erase(confirmed.get()))
            : Card.of(messageBundle.text("stale")));
  }

  private Card card(Erasure erasure) {
    String headline = messageBundle.text("forget.erased", "count", erasure.erased().size());
    List<Block> blocks = new ArrayList<>();
    quote("forget.cases", names(erasure.erased())).ifPresent(blocks::add);
    quote("forget.on-their-way", names(erasure.pending())).ifPresent(blocks::add);
    quote("forget.at-the-desk", String.join(", ", erasure.ticketsElsewhere()))
        .ifPresent(blocks::add);
    blocks.add(new Block.Text(List.of(Span.plain(messageBundle.text("forget.beyond")))));
    return new Card(headline, blocks, List.of());
  }

  private Optional<Block> quote(String key, String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.QuoteBlock(messageBundle.text(key), text));
  }

  private String names(List<CaseId> ids) {
    String first =
        ids.stream().limit(MAX_CASES).map(CaseId::text).collect(Collectors.joining(", "));
    return ids.size() <= MAX_CASES
        ? first
        : first + ", " + messageBundle.text("behind.more", "count", ids.size() - MAX_CASES);
  }

  private BotResponse refuse(InboundEvent inboundEvent, String typed) throws StoreException {
    Optional<MailAddress> address = MailAddress.parse(typed);
    if (address.isPresent()) {
      eraser.recordRefused(address.get(), CaseOpener.requester(inboundEvent));
    }
    return BotResponse.toAsker(messageBundle.text("forget.not-allowed"));
  }
}
