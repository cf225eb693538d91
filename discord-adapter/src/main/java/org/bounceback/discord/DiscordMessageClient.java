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
 * Writes to Discord. What cannot be written fails with the library's own reason; it waits by itself
 * where Discord wants it to, and repeats what failed for the moment.
 */
final class DiscordMessageClient {
  private final Supplier<Optional<JDA>> connection;

  /** Writes by a connection, as soon as there is one. */
  DiscordMessageClient(Supplier<Optional<JDA>> connection) {
    this.connection = connection;
  }

  /** A message in a channel or a direct conversation. */
  CompletableFuture<MessageLocation> post(
      String channel, MessageCreateData data, MessageNonce name) {
    return in(channel, place -> place.sendMessage(data).setNonce(name.text()).submit())
        .thenApply(message -> MessageLocation.standing(channel, message.getId()));
  }

  /** A message that answers another in its channel; answers where that is gone too. */
  CompletableFuture<MessageLocation> reply(
      String channel, String answered, MessageCreateData data, MessageNonce name) {
    return in(
            channel,
            place ->
                place
                    .sendMessage(data)
                    .setMessageReference(answered)
                    .failOnInvalidReply(false)
                    .mentionRepliedUser(false)
                    .setNonce(name.text())
                    .submit())
        .thenApply(message -> MessageLocation.standing(channel, message.getId()));
  }

  /** Another message in place of one. */
  CompletableFuture<Void> change(String channel, String message, MessageEditData data) {
    return done(in(channel, place -> place.editMessageById(message, data).submit()));
  }

  /** Another message in place of the one that answered an interaction. */
  CompletableFuture<Void> change(
      MessageLocation.InteractionToken interactionToken, MessageEditData data) {
    return done(by(interactionToken, hook -> hook.editOriginal(data).submit()));
  }

  /** One more message to the person whose interaction it was. */
  CompletableFuture<Void> followUp(
      MessageLocation.InteractionToken interactionToken, MessageCreateData data) {
    return done(by(interactionToken, hook -> hook.sendMessage(data).setEphemeral(true).submit()));
  }

  /** Something done in a channel, when there is a connection and the channel can be seen. */
  <T> CompletableFuture<T> in(
      String channel, Function<MessageChannel, ? extends CompletionStage<T>> deed) {
    return connected(jda -> channel(jda, channel).thenCompose(deed));
  }

  /** How long a file may be there, in bytes. */
  long largestFile(String channel) {
    return connection
        .get()
        .map(jda -> jda.getChannelById(GuildChannel.class, channel))
        .map(place -> place.getGuild().getMaxFileSize())
        .orElse((long) Message.MAX_FILE_SIZE);
  }

  private <T> CompletableFuture<T> by(
      MessageLocation.InteractionToken interactionToken,
      Function<InteractionHook, CompletableFuture<T>> deed) {
    return connected(jda -> deed.apply(InteractionHook.from(jda, interactionToken.text())));
  }

  private <T> CompletableFuture<T> connected(Function<JDA, ? extends CompletionStage<T>> deed) {
    try {
      return connection
          .get()
          .<CompletableFuture<T>>map(jda -> deed.apply(jda).toCompletableFuture())
          .orElseGet(() -> DiscordErrors.because("there is no connection to Discord yet"));
    } catch (RuntimeException refused) { // The library says so of rights that the bot lacks.
      return CompletableFuture.failedFuture(refused);
    }
  }

  private static CompletionStage<MessageChannel> channel(JDA jda, String id) {
    Optional<String> person = MessageLocation.personOf(id);
    if (person.isPresent()) {
      return jda.openPrivateChannelById(person.get()).submit().thenApply(direct -> direct);
    }
    MessageChannel channel = jda.getChannelById(MessageChannel.class, id);
    return channel == null
        ? DiscordErrors.because("the channel " + id + " is gone or closed to the bot")
        : CompletableFuture.completedFuture(channel);
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> deed) {
    return deed.thenAccept(answer -> {});
  }
}
