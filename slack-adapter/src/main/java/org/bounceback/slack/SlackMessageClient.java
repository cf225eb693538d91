package org.bounceback.slack;

import com.slack.api.methods.request.chat.ChatGetPermalinkRequest;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.request.files.FilesUploadV2Request;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.request.views.ViewsPublishRequest;
import com.slack.api.methods.request.views.ViewsUpdateRequest;
import com.slack.api.model.view.View;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bounceback.chat.Card;

/**
 * Writes to Slack: every message with its text for screen readers, nothing in it fetched, linked or
 * called by name. Each call repeats what failed for the moment and fails with {@link
 * SlackCallException}.
 */
final class SlackMessageClient {
  private static final String NO_PARSING = "none";

  private final RetryingSlackClient calls;

  /** Writes by {@code calls}. */
  SlackMessageClient(RetryingSlackClient calls) {
    this.calls = calls;
  }

  /** A message that everybody in the channel sees. */
  CompletableFuture<MessageLocation> post(String channel, Optional<String> thread, Card card) {
    return post(channel, thread, card, MessageKey.fresh());
  }

  /** The same under a name; if it is there already, it shows {@code card} from now on. */
  CompletableFuture<MessageLocation> post(
      String channel, Optional<String> thread, Card card, MessageKey name) {
    SlackCard drawn = CardRenderer.message(card);
    var message =
        ChatPostMessageRequest.builder()
            .channel(channel)
            .threadTs(thread.orElse(null))
            .text(drawn.text())
            .blocks(drawn.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .unfurlLinks(false)
            .unfurlMedia(false);
    CompletableFuture<MessageLocation.ChannelMessage> posted =
        calls.send("chat.postMessage", new IdempotentMessagePost(calls, message, name));
    return posted.thenCompose(
        spot ->
            name.perhapsThere()
                ? update(spot, card).thenApply(nothing -> spot)
                : CompletableFuture.completedFuture(spot));
  }

  /** Another card in place of a message. */
  CompletableFuture<Void> update(MessageLocation.ChannelMessage spot, Card card) {
    SlackCard drawn = CardRenderer.message(card);
    var request =
        ChatUpdateRequest.builder()
            .channel(spot.channel())
            .ts(spot.ts())
            .text(drawn.text())
            .blocks(drawn.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .build();
    return done(calls.call("chat.update", methods -> methods.chatUpdate(request)));
  }

  /** The address of a message. */
  CompletableFuture<URI> permalink(MessageLocation.ChannelMessage spot) {
    var request =
        ChatGetPermalinkRequest.builder().channel(spot.channel()).messageTs(spot.ts()).build();
    return calls
        .call("chat.getPermalink", methods -> methods.chatGetPermalink(request))
        .thenApply(answer -> URI.create(answer.getPermalink()));
  }

  /** A message that only one person in the channel sees; it can never be changed. */
  CompletableFuture<Void> whisper(String channel, Optional<String> thread, String user, Card card) {
    SlackCard drawn = CardRenderer.message(card);
    var request =
        ChatPostEphemeralRequest.builder()
            .channel(channel)
            .threadTs(thread.orElse(null))
            .user(user)
            .text(drawn.text())
            .blocks(drawn.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .build();
    return done(calls.call("chat.postEphemeral", methods -> methods.chatPostEphemeral(request)));
  }

  /** Opens a window; the trigger works once, for three seconds. */
  CompletableFuture<Void> open(String trigger, View view) {
    var request = ViewsOpenRequest.builder().triggerId(trigger).view(view).build();
    return done(calls.call("views.open", methods -> methods.viewsOpen(request)));
  }

  /** Shows another view in an open window. */
  CompletableFuture<Void> change(MessageLocation.ModalView modalView, View view) {
    var request = ViewsUpdateRequest.builder().viewId(modalView.view()).view(view).build();
    return done(calls.call("views.update", methods -> methods.viewsUpdate(request)));
  }

  /** Shows somebody the home page. */
  CompletableFuture<Void> publish(String user, View view) {
    var request = ViewsPublishRequest.builder().userId(user).view(view).build();
    return done(calls.call("views.publish", methods -> methods.viewsPublish(request)));
  }

  /** Hangs a file under the message that begins a thread. */
  CompletableFuture<Void> attach(String channel, String thread, String name, byte[] content) {
    var request =
        FilesUploadV2Request.builder()
            .channel(channel)
            .threadTs(thread)
            .filename(name)
            .title(name)
            .fileData(content)
            .build();
    return done(calls.call("files.completeUploadExternal", m -> m.filesUploadV2(request)));
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> call) {
    return call.thenAccept(answer -> {});
  }
}
