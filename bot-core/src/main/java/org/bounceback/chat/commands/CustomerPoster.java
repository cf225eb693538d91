package org.bounceback.chat.commands;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.Span;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.cards.CustomerCard;
import org.bounceback.chat.cards.MessageBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is found for a customer in the team's channel, with a link to the customer's message.
 * The customer's channel gets only {@linkplain #reply replies}.
 */
final class CustomerPoster implements MessagePoster {
  private static final Logger log = LoggerFactory.getLogger(CustomerPoster.class);

  private final InboundEvent inboundEvent;
  private final MessagePoster customer;
  private final Optional<TeamChannel> teamChannel;
  private final MessageBundle customerTexts;
  private final MessageBundle teamTexts;
  private final CustomerCard customerCard;
  private Optional<MessageRef> reply = Optional.empty();
  private int posted;

  /**
   * Creates a poster.
   *
   * @param customer posts in the customer's channel
   * @param teamChannel the team's channel; empty if the configuration no longer has one
   * @param customerTexts texts in the customer's language
   * @param teamTexts texts in the language of the workspace
   */
  CustomerPoster(
      InboundEvent inboundEvent,
      MessagePoster customer,
      Optional<TeamChannel> teamChannel,
      MessageBundle customerTexts,
      MessageBundle teamTexts) {
    this.inboundEvent = inboundEvent;
    this.customer = customer;
    this.teamChannel = teamChannel;
    this.customerTexts = customerTexts;
    this.teamTexts = teamTexts;
    this.customerCard = new CustomerCard(customerTexts);
  }

  /** Shows the customer the reply to a case. The first one replaces the initial response. */
  void reply(Case stored) throws PostFailedException, InterruptedException {
    Card card = customerCard.of(stored);
    if (reply.isEmpty() && isShown(customer.first())) {
      customer.edit(customer.first(), card);
      reply = Optional.of(customer.first());
    } else {
      reply = Optional.of(customer.post(card));
    }
  }

  /** Tells the customer that the team was informed, unless there was a reply. */
  void finish() {
    if (reply.isPresent() || !isShown(customer.first())) {
      return;
    }
    try {
      customer.edit(customer.first(), Card.of(customerTexts.text("customer.received")));
    } catch (PostFailedException failed) {
      log.warn("customer not answered", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public MessageRef first() {
    return customer.first();
  }

  @Override
  public MessageRef post(Card card) throws PostFailedException, InterruptedException {
    TeamChannel team = team();
    String name = "customer/" + inboundEvent.content().text() + "/" + posted++;
    return team.cardPublisher().post(team.channel(), card.with(requestLink()), name, true);
  }

  /** Posts what would replace the customer's message; updates cards in the team's channel. */
  @Override
  public void edit(MessageRef message, Card card) throws PostFailedException, InterruptedException {
    if (message.equals(customer.first())) {
      MessageRef unused = post(card);
    } else {
      team().cardPublisher().show(message, card.with(requestLink()));
    }
  }

  /** Posts who asked in the card's thread, because updates of the card do not repeat it. */
  @Override
  public void start(MessageRef message, String title) throws InterruptedException {
    try {
      String name = "customer/" + inboundEvent.content().text() + "/" + title;
      Card asked = new Card(request(), List.of(requestLink()), List.of());
      team().cardPublisher().tell(message, new ThreadMessage(name, Optional.empty(), asked, true));
    } catch (PostFailedException noThread) {
      log.info("no thread started for a customer's case reason={}", noThread.getMessage());
    }
  }

  @Override
  public void attach(MessageRef message, String name, byte[] content) throws PostFailedException {
    throw new PostFailedException("no file is attached to customers' cases");
  }

  private String request() {
    return teamTexts.text("customer.request", "name", inboundEvent.chatUser().contact());
  }

  private Block requestLink() throws PostFailedException, InterruptedException {
    MessageRef answer = reply.orElse(customer.first());
    Optional<URI> link =
        isShown(answer)
            ? team().cardPublisher().link(inboundEvent.chatLocation().workspace(), answer)
            : Optional.empty();
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(request()));
    link.ifPresent(
        target -> {
          spans.add(Span.plain(" "));
          spans.add(new Span.Link(teamTexts.text("customer.open"), target));
        });
    return new Block.Text(spans);
  }

  private TeamChannel team() throws PostFailedException {
    return teamChannel.orElseThrow(
        () -> new PostFailedException("no channel of the team is configured"));
  }

  private static boolean isShown(MessageRef message) {
    return !message.message().isEmpty();
  }
}
