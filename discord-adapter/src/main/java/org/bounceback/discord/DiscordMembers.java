package org.bounceback.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.runtime.MembershipCache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what people may do. In a server, an event itself tells the member's roles; who writes
 * to the bot alone is looked up in the allowed servers, which needs no privileged intent. Safe for
 * concurrent use.
 */
final class DiscordMembers {
  private static final Logger log = LoggerFactory.getLogger(DiscordMembers.class);

  /** An interaction has to be answered within three seconds. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final AllowedServers servers;
  private final AgentRoles roles;
  private final Supplier<Optional<JDA>> session;
  private final MembershipCache<Standing> people;

  /** What somebody may do by all servers together. */
  private record Standing(Set<ChatUser.UserRole> userRoles, AccessDenial otherwise) {
    ChatUser of(ChatUser chatUser) {
      return userRoles.isEmpty()
          ? ChatUser.denied(chatUser.id(), chatUser.contact(), chatUser.locale(), otherwise)
          : new ChatUser(chatUser.id(), chatUser.contact(), chatUser.locale(), userRoles);
    }
  }

  /** Asks by the session, once there is one. */
  DiscordMembers(AllowedServers servers, AgentRoles roles, Supplier<Optional<JDA>> session) {
    this.servers = servers;
    this.roles = roles;
    this.session = session;
    this.people = new MembershipCache<>(this::lookUp, System::nanoTime);
  }

  /** The person of an event; in a direct conversation nobody has a role before being looked up. */
  ChatUser of(User user, @Nullable Guild server, @Nullable Member member, Locale locale) {
    var unknown =
        ChatUser.denied(user.getId(), user.getEffectiveName(), locale, AccessDenial.UNVERIFIED);
    if (user.isBot() || user.isSystem()) {
      return new Standing(Set.of(), AccessDenial.BOT).of(unknown);
    }
    if (server == null) {
      return unknown;
    }
    if (!servers.allows(server)) {
      return new Standing(Set.of(), AccessDenial.OTHER_WORKSPACE).of(unknown);
    }
    return member == null
        ? unknown
        : new Standing(roles.of(member), AccessDenial.NOT_AGENT).of(unknown);
  }

  /** The event with what its person may do; looked up where the event does not say. */
  CompletableFuture<InboundEvent> identify(InboundEvent inboundEvent) {
    ChatUser chatUser = inboundEvent.chatUser();
    if (!chatUser.denial().equals(Optional.of(AccessDenial.UNVERIFIED))) {
      return CompletableFuture.completedFuture(inboundEvent);
    }
    return people
        .get(chatUser.id())
        .completeOnTimeout(
            new Standing(Set.of(), AccessDenial.UNVERIFIED),
            TIMEOUT.toMillis(),
            TimeUnit.MILLISECONDS)
        .exceptionally(failure -> new Standing(Set.of(), AccessDenial.UNVERIFIED))
        .thenApply(standing -> inboundEvent.by(standing.of(chatUser)));
  }

  private CompletableFuture<Standing> lookUp(String user) {
    Optional<JDA> jda = session.get();
    if (jda.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException("not connected yet"));
    }
    List<CompletableFuture<Set<ChatUser.UserRole>>> answers = new ArrayList<>();
    for (Guild server : jda.get().getGuilds()) {
      if (servers.allows(server)) {
        answers.add(in(server, user));
      }
    }
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .handle((done, failure) -> standing(answers));
  }

  /** A server that could not be asked matters only where no other gives a role. */
  private static Standing standing(List<CompletableFuture<Set<ChatUser.UserRole>>> answers) {
    var held = EnumSet.noneOf(ChatUser.UserRole.class);
    Optional<CompletableFuture<Set<ChatUser.UserRole>>> failed = Optional.empty();
    for (CompletableFuture<Set<ChatUser.UserRole>> answer : answers) {
      if (answer.isCompletedExceptionally()) {
        failed = Optional.of(answer);
      } else {
        held.addAll(answer.join());
      }
    }
    if (held.isEmpty() && failed.isPresent()) {
      held.addAll(failed.get().join()); // Throws what the look-up failed of.
    }
    return new Standing(held, AccessDenial.NOT_AGENT);
  }

  private CompletableFuture<Set<ChatUser.UserRole>> in(Guild server, String user) {
    return server
        .retrieveMemberById(user)
        .useCache(false)
        .submit()
        .thenApply(roles::of)
        .exceptionallyCompose(failure -> unlessNoMember(server, failure));
  }

  private static CompletableFuture<Set<ChatUser.UserRole>> unlessNoMember(
      Guild server, Throwable failure) {
    if (DiscordErrors.is(failure, ErrorResponse.UNKNOWN_MEMBER)
        || DiscordErrors.is(failure, ErrorResponse.UNKNOWN_USER)) {
      return CompletableFuture.completedFuture(Set.of());
    }
    log.warn(
        "discord member not looked up, access denied guild={} why={}",
        server.getId(),
        DiscordErrors.cause(failure).getMessage());
    return CompletableFuture.failedFuture(failure);
  }
}
