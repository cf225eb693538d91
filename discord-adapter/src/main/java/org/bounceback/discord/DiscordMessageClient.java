package org.bounceback.discord;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Posts and updates messages in Discord. Calls fail with the library's exceptions; the library
 * itself respects rate limits and retries temporary failures.
 */
final class DiscordMessageClient {
  private final Supplier<Optional<JDA>> connection;

  /** Uses a connection, as soon as there is one. */
  DiscordMessageClient(Supplier<Optional<JDA>> connection) {
    this.connection = connection;
  }

  /** Posts a message in a channel or a direct conversation. */
  CompletableFuture<MessageLocation> post(
      String channel, MessageCreateData data, MessageNonce name) {
    return in(
            channel,
            messageChannel -> messageChannel.sendMessage(data).setNonce(name.text()).submit())
        .thenApply(message -> MessageLocation.publicMessage(channel, message.getId()));
  }

  /** Replies to a message in its channel; posts a plain message if that was deleted. */
  CompletableFuture<MessageLocation> reply(
      String channel, String answered, MessageCreateData data, MessageNonce name) {
    return in(
            channel,
            messageChannel ->
                messageChannel
                    .sendMessage(data)
                    .setMessageReference(answered)
                    .failOnInvalidReply(false)
                    .mentionRepliedUser(false)
                    .setNonce(name.text())
                    .submit())
        .thenApply(message -> MessageLocation.publicMessage(channel, message.getId()));
  }

  /** Replaces the content of a message. */
  CompletableFuture<Void> change(String channel, String message, MessageEditData data) {
    return done(
        in(channel, messageChannel -> messageChannel.editMessageById(message, data).submit()));
  }

  /** Replaces the content of an interaction's response. */
  CompletableFuture<Void> change(
      MessageLocation.InteractionToken interactionToken, MessageEditData data) {
    return done(by(interactionToken, hook -> hook.editOriginal(data).submit()));
  }

  /** Sends one more ephemeral message to the user of an interaction. */
  CompletableFuture<Void> followUp(
      MessageLocation.InteractionToken interactionToken, MessageCreateData data) {
    return done(by(interactionToken, hook -> hook.sendMessage(data).setEphemeral(true).submit()));
  }

  /** Runs an action in a channel, if there is a connection and the channel is visible. */
  <T> CompletableFuture<T> in(
      String channel, Function<MessageChannel, ? extends CompletionStage<T>> action) {
    return connected(jda -> channel(jda, channel).thenCompose(action));
  }

  /** Returns the maximum size of a file in the channel, in bytes. */
  long largestFile(String channel) {
    return connection
        .get()
        .map(jda -> jda.getChannelById(GuildChannel.class, channel))
        .map(guildChannel -> guildChannel.getGuild().getMaxFileSize())
        .orElse((long) Message.MAX_FILE_SIZE);
  }

  private <T> CompletableFuture<T> by(
      MessageLocation.InteractionToken interactionToken,
      Function<InteractionHook, CompletableFuture<T>> action) {
    return connected(jda -> action.apply(InteractionHook.from(jda, interactionToken.text())));
  }

  private <T> CompletableFuture<T> connected(Function<JDA, ? extends CompletionStage<T>> action) {
    try {
      return connection
          .get()
          .<CompletableFuture<T>>map(jda -> action.apply(jda).toCompletableFuture())
          .orElseGet(() -> DiscordErrors.failed("there is no connection to Discord yet"));
    } catch (RuntimeException refused) { // The library throws it for missing permissions.
      return CompletableFuture.failedFuture(refused);
    }
  }

  private static CompletionStage<MessageChannel> channel(JDA jda, String id) {
    Optional<String> user = MessageLocation.userOf(id);
    if (user.isPresent()) {
      return jda.openPrivateChannelById(user.get()).submit().thenApply(direct -> direct);
    }
    MessageChannel channel = jda.getChannelById(MessageChannel.class, id);
    return channel == null
        ? DiscordErrors.failed("the channel " + id + " was deleted or the bot has no access")
        : CompletableFuture.completedFuture(channel);
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> call) {
    return call.thenAccept(answer -> {});
  }
}
