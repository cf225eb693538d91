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
 * Determines what users may do. In a server, the event has the member's roles. A user who sends a
 * direct message is looked up in the allowed servers, which needs no privileged intent. Safe for
 * concurrent use.
 */
final class DiscordMembers {
  private static final Logger log = LoggerFactory.getLogger(DiscordMembers.class);

  /** Short enough to answer an interaction within three seconds. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final AllowedServers servers;
  private final AgentRoles roles;
  private final Supplier<Optional<JDA>> session;
  private final MembershipCache<MemberStatus> users;

  /** What a user may do in all allowed servers together. */
  private record MemberStatus(Set<ChatUser.UserRole> userRoles, AccessDenial otherwise) {
    ChatUser of(ChatUser chatUser) {
      return userRoles.isEmpty()
          ? ChatUser.denied(chatUser.id(), chatUser.contact(), chatUser.locale(), otherwise)
          : new ChatUser(chatUser.id(), chatUser.contact(), chatUser.locale(), userRoles);
    }
  }

  /** Looks users up through the session, once there is one. */
  DiscordMembers(AllowedServers servers, AgentRoles roles, Supplier<Optional<JDA>> session) {
    this.servers = servers;
    this.roles = roles;
    this.session = session;
    this.users = new MembershipCache<>(this::lookUp, System::nanoTime);
  }

  /** Returns the user of an event; in a direct message without any role until looked up. */
  ChatUser of(User user, @Nullable Guild server, @Nullable Member member, Locale locale) {
    var unknown =
        ChatUser.denied(user.getId(), user.getEffectiveName(), locale, AccessDenial.UNVERIFIED);
    if (user.isBot() || user.isSystem()) {
      return new MemberStatus(Set.of(), AccessDenial.BOT).of(unknown);
    }
    if (server == null) {
      return unknown;
    }
    if (!servers.allows(server)) {
      return new MemberStatus(Set.of(), AccessDenial.OTHER_WORKSPACE).of(unknown);
    }
    return member == null
        ? unknown
        : new MemberStatus(roles.of(member), AccessDenial.NOT_AGENT).of(unknown);
  }

  /** Returns the event with its user's roles; looks them up if the event does not contain them. */
  CompletableFuture<InboundEvent> identify(InboundEvent inboundEvent) {
    ChatUser chatUser = inboundEvent.chatUser();
    if (!chatUser.denial().equals(Optional.of(AccessDenial.UNVERIFIED))) {
      return CompletableFuture.completedFuture(inboundEvent);
    }
    return users
        .get(chatUser.id())
        .completeOnTimeout(
            new MemberStatus(Set.of(), AccessDenial.UNVERIFIED),
            TIMEOUT.toMillis(),
            TimeUnit.MILLISECONDS)
        .exceptionally(failure -> new MemberStatus(Set.of(), AccessDenial.UNVERIFIED))
        .thenApply(memberStatus -> inboundEvent.by(memberStatus.of(chatUser)));
  }

  private CompletableFuture<MemberStatus> lookUp(String user) {
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
        .handle((done, failure) -> memberStatus(answers));
  }

  /** Combines the results; a server that failed matters only if no other gives a role. */
  private static MemberStatus memberStatus(
      List<CompletableFuture<Set<ChatUser.UserRole>>> answers) {
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
      held.addAll(failed.get().join()); // Throws the failure of the lookup.
    }
    return new MemberStatus(held, AccessDenial.NOT_AGENT);
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
        "discord member not checked, access denied guild={} reason={}",
        server.getId(),
        DiscordErrors.cause(failure).getMessage());
    return CompletableFuture.failedFuture(failure);
  }
}
