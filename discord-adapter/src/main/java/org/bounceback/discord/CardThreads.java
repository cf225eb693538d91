package org.bounceback.discord;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.data.UntrustedText;

/**
 * Posts below a card: in the card's thread if the channel has threads, otherwise as replies. A
 * thread has the id of the message that it starts from.
 */
final class CardThreads {
  private static final int MAX_NAME = 100;
  private static final String DEFAULT_NAME = "Bounceback";

  private final DiscordMessageClient discordMessageClient;
  private final Map<String, CompletableFuture<ThreadChannel>> pending = new ConcurrentHashMap<>();

  CardThreads(DiscordMessageClient discordMessageClient) {
    this.discordMessageClient = discordMessageClient;
  }

  /**
   * Starts the thread of a card; fails where threads are impossible. Concurrent callers share one
   * request, because Discord refuses the others without giving the thread's id.
   */
  CompletableFuture<ThreadChannel> start(MessageLocation card, String title) {
    var mine = new CompletableFuture<ThreadChannel>();
    CompletableFuture<ThreadChannel> first = pending.putIfAbsent(card.message(), mine);
    if (first != null) {
      return first.copy();
    }
    CompletableFuture<ThreadChannel> unused =
        discordMessageClient
            .in(card.channel(), channel -> thread(channel, card.message(), title))
            .whenComplete(
                (thread, failure) -> {
                  pending.remove(card.message(), mine);
                  if (failure == null) {
                    mine.complete(thread);
                  } else {
                    mine.completeExceptionally(failure);
                  }
                });
    return mine;
  }

  /**
   * Posts below a card.
   *
   * @param name prevents duplicates: Discord shows one message per nonce within some minutes
   */
  CompletableFuture<MessageLocation> post(
      MessageLocation card, MessageCreateData data, MessageNonce name) {
    return start(card, DEFAULT_NAME)
        .thenCompose(
            thread ->
                thread
                    .sendMessage(data)
                    .setNonce(name.text())
                    .submit()
                    .thenApply(
                        message -> MessageLocation.publicMessage(thread.getId(), message.getId())))
        .exceptionallyCompose(
            noThread -> discordMessageClient.reply(card.channel(), card.message(), data, name));
  }

  private static CompletableFuture<ThreadChannel> thread(
      MessageChannel channel, String message, String title) {
    if (!(channel instanceof IThreadContainer container) || !mayBegin(container)) {
      return DiscordErrors.failed("no thread can be started in " + channel.getId());
    }
    ThreadChannel open = channel.getJDA().getThreadChannelById(message);
    if (open != null) {
      return CompletableFuture.completedFuture(open);
    }
    String name = UntrustedText.truncate(UntrustedText.clean(title), MAX_NAME);
    return container
        .createThreadChannel(name, message)
        .submit()
        .exceptionallyCompose(
            failure ->
                DiscordErrors.is(failure, ErrorResponse.THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS)
                    ? findArchived(container, message)
                    : CompletableFuture.failedFuture(failure));
  }

  private static boolean mayBegin(IThreadContainer channel) {
    return channel
        .getGuild()
        .getSelfMember()
        .hasPermission(channel, Permission.VIEW_CHANNEL, Permission.CREATE_PUBLIC_THREADS);
  }

  /** Finds an archived thread. Gateway events no longer mention it; posting there unarchives it. */
  private static CompletableFuture<ThreadChannel> findArchived(
      IThreadContainer container, String id) {
    Queue<ThreadChannel> found = new ConcurrentLinkedQueue<>();
    return container
        .retrieveArchivedPublicThreadChannels()
        .forEachAsync(
            thread -> {
              if (thread.getId().equals(id)) {
                found.add(thread);
              }
              return found.isEmpty();
            })
        .thenCompose(
            seen ->
                found.stream()
                    .findFirst()
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> DiscordErrors.failed("the thread " + id + " is not found")));
  }
}
