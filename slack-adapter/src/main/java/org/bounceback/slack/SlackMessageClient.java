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
 * Posts, updates and deletes messages, modals and files in Slack. Every message has a text for
 * screen readers, and Slack neither unfurls links nor links names in it. Calls retry temporary
 * failures and fail with {@link SlackCallException}.
 */
final class SlackMessageClient {
  private static final String NO_PARSING = "none";

  private final RetryingSlackClient calls;

  /** Sends with {@code calls}. */
  SlackMessageClient(RetryingSlackClient calls) {
    this.calls = calls;
  }

  /** Posts a message that everyone in the channel sees. */
  CompletableFuture<MessageLocation> post(String channel, Optional<String> thread, Card card) {
    return post(channel, thread, card, MessageKey.fresh());
  }

  /** Posts a message with a key; if it already exists, it is updated to show {@code card}. */
  CompletableFuture<MessageLocation> post(
      String channel, Optional<String> thread, Card card, MessageKey key) {
    SlackCard rendered = CardRenderer.message(card);
    var message =
        ChatPostMessageRequest.builder()
            .channel(channel)
            .threadTs(thread.orElse(null))
            .text(rendered.text())
            .blocks(rendered.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .unfurlLinks(false)
            .unfurlMedia(false);
    CompletableFuture<MessageLocation.ChannelMessage> posted =
        calls.send("chat.postMessage", new IdempotentMessagePost(calls, message, key));
    return posted.thenCompose(
        location ->
            key.mayExist()
                ? update(location, card).thenApply(nothing -> location)
                : CompletableFuture.completedFuture(location));
  }

  /** Replaces the card of a message. */
  CompletableFuture<Void> update(MessageLocation.ChannelMessage message, Card card) {
    SlackCard rendered = CardRenderer.message(card);
    var request =
        ChatUpdateRequest.builder()
            .channel(message.channel())
            .ts(message.ts())
            .text(rendered.text())
            .blocks(rendered.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .build();
    return done(calls.call("chat.update", methods -> methods.chatUpdate(request)));
  }

  /** Returns the permalink of a message. */
  CompletableFuture<URI> permalink(MessageLocation.ChannelMessage message) {
    var request =
        ChatGetPermalinkRequest.builder()
            .channel(message.channel())
            .messageTs(message.ts())
            .build();
    return calls
        .call("chat.getPermalink", methods -> methods.chatGetPermalink(request))
        .thenApply(answer -> URI.create(answer.getPermalink()));
  }

  /**
   * Posts an ephemeral message, which only one user in the channel sees and which cannot be
   * changed.
   */
  CompletableFuture<Void> postEphemeral(
      String channel, Optional<String> thread, String user, Card card) {
    SlackCard rendered = CardRenderer.message(card);
    var request =
        ChatPostEphemeralRequest.builder()
            .channel(channel)
            .threadTs(thread.orElse(null))
            .user(user)
            .text(rendered.text())
            .blocks(rendered.blocks())
            .parse(NO_PARSING)
            .linkNames(false)
            .build();
    return done(calls.call("chat.postEphemeral", methods -> methods.chatPostEphemeral(request)));
  }

  /** Opens a modal; the trigger can be used once, within three seconds. */
  CompletableFuture<Void> open(String trigger, View view) {
    var request = ViewsOpenRequest.builder().triggerId(trigger).view(view).build();
    return done(calls.call("views.open", methods -> methods.viewsOpen(request)));
  }

  /** Shows another view in an open modal. */
  CompletableFuture<Void> change(MessageLocation.ModalView modalView, View view) {
    var request = ViewsUpdateRequest.builder().viewId(modalView.view()).view(view).build();
    return done(calls.call("views.update", methods -> methods.viewsUpdate(request)));
  }

  /** Publishes a user's home tab. */
  CompletableFuture<Void> publish(String user, View view) {
    var request = ViewsPublishRequest.builder().userId(user).view(view).build();
    return done(calls.call("views.publish", methods -> methods.viewsPublish(request)));
  }

  /** Attaches a file to the thread of a message. */
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
