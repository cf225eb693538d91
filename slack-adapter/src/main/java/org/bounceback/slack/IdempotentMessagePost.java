package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest.ChatPostMessageRequestBuilder;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.Message.Metadata;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.slack.RetryingSlackClient.Try;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts one message at most once, even if the connection breaks.
 *
 * <p>An attempt without a response may have succeeded. The next attempt first searches for the
 * message by the key in its metadata.
 */
final class IdempotentMessagePost
    implements RetryingSlackClient.Request<MessageLocation.ChannelMessage> {
  private static final Logger log = LoggerFactory.getLogger(IdempotentMessagePost.class);
  private static final String METHOD = "chat.postMessage";
  private static final String EVENT_TYPE = "bounceback_card";
  private static final String KEY = "key";
  private static final int MAX_SEARCHED = 50;

  private final RetryingSlackClient calls;
  private final ChatPostMessageRequest request;
  private final String key;
  private volatile boolean unsure;

  IdempotentMessagePost(
      RetryingSlackClient calls, ChatPostMessageRequestBuilder message, MessageKey name) {
    this.calls = calls;
    this.key = name.key();
    this.unsure = name.mayExist();
    this.request =
        message
            .metadata(
                Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of(KEY, key)).build())
            .build();
  }

  @Override
  public Try<MessageLocation.ChannelMessage> by(Slack slack) throws IOException {
    Optional<MessageLocation.ChannelMessage> existing = unsure ? find() : Optional.empty();
    if (existing.isPresent()) {
      return Try.succeeded(existing.get());
    }
    try {
      Try<ChatPostMessageResponse> posted =
          calls.once(METHOD, methods -> methods.chatPostMessage(request));
      return posted.map(
          answer -> new MessageLocation.ChannelMessage(answer.getChannel(), answer.getTs()));
    } catch (IOException unanswered) {
      unsure = true;
      throw unanswered;
    }
  }

  /** Finds the message if it was already posted; empty also if Slack does not let us search. */
  private Optional<MessageLocation.ChannelMessage> find() throws IOException {
    Try<List<Message>> latest = request.getThreadTs() == null ? inChannel() : inThread();
    latest
        .error()
        .ifPresent(refused -> log.info("slack message not searched for reason={}", refused.code()));
    return latest.answer().stream()
        .flatMap(List::stream)
        .filter(this::isThis)
        .findFirst()
        .map(message -> new MessageLocation.ChannelMessage(request.getChannel(), message.getTs()));
  }

  private Try<List<Message>> inChannel() throws IOException {
    return calls
        .once(
            "conversations.history",
            methods ->
                methods.conversationsHistory(
                    history ->
                        history
                            .channel(request.getChannel())
                            .limit(MAX_SEARCHED)
                            .includeAllMetadata(true)))
        .map(ConversationsHistoryResponse::getMessages);
  }

  private Try<List<Message>> inThread() throws IOException {
    return calls
        .once(
            "conversations.replies",
            methods ->
                methods.conversationsReplies(
                    replies ->
                        replies
                            .channel(request.getChannel())
                            .ts(request.getThreadTs())
                            .limit(MAX_SEARCHED)
                            .includeAllMetadata(true)))
        .map(ConversationsRepliesResponse::getMessages);
  }

  private boolean isThis(Message message) {
    return message.getMetadata() != null
        && EVENT_TYPE.equals(message.getMetadata().getEventType())
        && key.equals(message.getMetadata().getEventPayload().get(KEY));
  }
}
