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
 * One message, posted once though the connection may break: a try that got no answer may have
 * worked, so the message is looked for before it is posted again. It carries a key for that.
 */
final class IdempotentMessagePost
    implements RetryingSlackClient.Request<MessageLocation.ChannelMessage> {
  private static final Logger log = LoggerFactory.getLogger(IdempotentMessagePost.class);
  private static final String METHOD = "chat.postMessage";
  private static final String EVENT_TYPE = "bounceback_card";
  private static final String KEY = "key";
  private static final int MAX_LOOKED_AT = 50;

  private final RetryingSlackClient calls;
  private final ChatPostMessageRequest request;
  private final String key;
  private volatile boolean unsure;

  IdempotentMessagePost(
      RetryingSlackClient calls, ChatPostMessageRequestBuilder message, MessageKey name) {
    this.calls = calls;
    this.key = name.key();
    this.unsure = name.perhapsThere();
    this.request =
        message
            .metadata(
                Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of(KEY, key)).build())
            .build();
  }

  @Override
  public Try<MessageLocation.ChannelMessage> by(Slack slack) throws IOException {
    Optional<MessageLocation.ChannelMessage> there = unsure ? find() : Optional.empty();
    if (there.isPresent()) {
      return Try.worked(there.get());
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

  /** Where it stands already; empty also where Slack does not let us look. */
  private Optional<MessageLocation.ChannelMessage> find() throws IOException {
    Try<List<Message>> latest = request.getThreadTs() == null ? inChannel() : inThread();
    latest.refused().ifPresent(why -> log.info("slack message not looked for why={}", why.code()));
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
                    asked ->
                        asked
                            .channel(request.getChannel())
                            .limit(MAX_LOOKED_AT)
                            .includeAllMetadata(true)))
        .map(ConversationsHistoryResponse::getMessages);
  }

  private Try<List<Message>> inThread() throws IOException {
    return calls
        .once(
            "conversations.replies",
            methods ->
                methods.conversationsReplies(
                    asked ->
                        asked
                            .channel(request.getChannel())
                            .ts(request.getThreadTs())
                            .limit(MAX_LOOKED_AT)
                            .includeAllMetadata(true)))
        .map(ConversationsRepliesResponse::getMessages);
  }

  private boolean isThis(Message message) {
    return message.getMetadata() != null
        && EVENT_TYPE.equals(message.getMetadata().getEventType())
        && key.equals(message.getMetadata().getEventPayload().get(KEY));
  }
}
