package org.bounceback.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.chat.CardPublisher;

/** Does what a user does in a channel, and disturbs the platform. */
public interface ChannelChatDriver extends ChatDriver {

  /**
   * A message of the bot.
   *
   * @param edits how often it was edited
   */
  record ShownMessage(String id, String text, int edits) {}

  /** Returns the platform's ID of the channel. */
  String channel();

  /** Returns the platform's ID of the workspace or server. */
  String workspace();

  CardPublisher publisher();

  /** Returns what everyone in the channel sees. */
  List<ShownMessage> inChannel();

  /** Returns what only the user sees in the channel. */
  List<ShownMessage> onlyForUser();

  /** Returns the direct messages to the user. */
  List<ShownMessage> direct();

  /** Returns the messages in the thread of a card. */
  List<ShownMessage> inThread(ShownMessage card);

  /** Returns the errors in the form that the user sees. */
  List<String> formErrors();

  /** Deletes a message. */
  void deletes(ShownMessage message);

  /** Returns the least time between two updates of a card. */
  Duration betweenUpdates();

  /** Rejects the next update of a card because of the platform's rate limit. */
  void limitsNextUpdate(Duration retryAfter);

  /** Returns when the platform received requests to update a card of everyone, oldest first. */
  List<Instant> updates();

  /** Stops accepting updates of private cards, as the platform does after a while. */
  void expiresPrivateCards();

  /** Removes the bot from the channel. */
  void removesBotFromChannel();

  /** Returns the bot's requests that the platform rejected because they broke a rule. */
  List<String> refusals();

  @Override
  default List<String> texts() {
    List<ShownMessage> open = inChannel();
    return Stream.concat(
            Stream.of(
                    open.stream(),
                    open.stream().flatMap(card -> inThread(card).stream()),
                    onlyForUser().stream(),
                    direct().stream())
                .flatMap(messages -> messages.map(ShownMessage::text)),
            formErrors().stream())
        .toList();
  }
}
