package org.bounceback.slack;

import com.slack.api.model.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.Audience;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.runtime.MembershipCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines from Slack what users may do: {@code users.info} says whether someone is a full member
 * of an allowed workspace, {@code usergroups.users.list} whether of a group of agents. A user who
 * cannot be checked is not an agent. Results are cached for at most ten minutes. Safe for
 * concurrent use.
 */
final class SlackMembers implements Members {
  private static final Logger log = LoggerFactory.getLogger(SlackMembers.class);

  /** Short enough to acknowledge an event within three seconds. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private static final String SLACKBOT = "USLACKBOT";
  private static final Set<String> UNKNOWN_USER = Set.of("user_not_found", "user_not_visible");

  private final SlackAccess access;
  private final MembershipCache<String> ownTeam;
  private final MembershipCache<Member> users;
  private final MembershipCache<Set<String>> groups;

  /** A user's status according to Slack, whatever group is required. */
  private enum MemberStatus {
    FULL_MEMBER,
    GUEST,
    EXTERNAL,
    BOT
  }

  /**
   * A user according to Slack.
   *
   * @param locale the user's language; {@link Locale#ROOT} if unknown
   */
  private record Member(MemberStatus memberStatus, Locale locale) {}

  /** Reads users and groups with {@code calls}. */
  SlackMembers(RetryingSlackClient calls, SlackAccess access) {
    this.access = access;
    this.ownTeam =
        new MembershipCache<>(
            any ->
                logged(
                    calls
                        .call("auth.test", methods -> methods.authTest(request -> request))
                        .thenApply(answer -> answer.getTeamId())),
            System::nanoTime);
    this.users =
        new MembershipCache<>(
            id ->
                logged(
                    calls
                        .call(
                            "users.info",
                            methods ->
                                methods.usersInfo(request -> request.user(id).includeLocale(true)))
                        .thenCombine(teams(), (answer, teams) -> member(answer.getUser(), teams))
                        .exceptionallyCompose(SlackMembers::unlessUnknown)),
            System::nanoTime);
    this.groups =
        new MembershipCache<>(
            id ->
                logged(
                    calls
                        .call(
                            "usergroups.users.list",
                            methods ->
                                methods.usergroupsUsersList(request -> request.usergroup(id)))
                        .thenApply(answer -> Set.copyOf(answer.getUsers()))),
            System::nanoTime);
  }

  @Override
  public ChatUser identify(InboundEvent inboundEvent) {
    Standing standing = standing(inboundEvent, inboundEvent.chatLocation().workspace());
    ChatUser chatUser = inboundEvent.chatUser().speaking(locale(inboundEvent.chatUser().id()));
    if (!access.allows(inboundEvent.chatLocation().channel()) && standing.isForMembers()) {
      standing = Standing.denied(AccessDenial.OTHER_CHANNEL);
    }
    return new ChatUser(
        chatUser.id(),
        chatUser.contact(),
        chatUser.locale(),
        standing.userRoles(),
        standing.denial());
  }

  /** Returns the language of a user who was just checked; unknown if Slack did not respond. */
  private Locale locale(String user) {
    return users.known(user).map(Member::locale).orElse(Locale.ROOT);
  }

  @Override
  public Audience audienceOf(String channel) {
    return access.customerChannels().contains(channel) ? Audience.CUSTOMERS : Audience.TEAM;
  }

  /** What a user may do, or why nothing. */
  private record Standing(Set<ChatUser.UserRole> userRoles, Optional<AccessDenial> denial) {
    static final Standing AGENT = new Standing(Set.of(ChatUser.UserRole.AGENT), Optional.empty());
    static final Standing ADMINISTRATOR =
        new Standing(Set.of(ChatUser.UserRole.values()), Optional.empty());

    static Standing denied(AccessDenial reason) {
      return new Standing(Set.of(), Optional.of(reason));
    }

    /** Returns whether the user may be a full member of an allowed workspace. */
    boolean isForMembers() {
      return denial
          .map(why -> why == AccessDenial.NOT_AGENT || why == AccessDenial.UNVERIFIED)
          .orElse(true);
    }
  }

  private Standing standing(InboundEvent inboundEvent, String workspace) {
    String user = inboundEvent.chatUser().id();
    // Slack itself posts e-mails sent to a channel's address as files of Slackbot.
    boolean channelMail =
        user.equals(SLACKBOT) && inboundEvent.chatRequest() instanceof ChatRequest.FileUpload;
    if (user.equals(SLACKBOT) && !channelMail) {
      return Standing.denied(AccessDenial.BOT);
    }
    try {
      return teams()
          .thenCompose(
              teams ->
                  teams.contains(workspace)
                      ? (channelMail ? admitted() : ofMember(user))
                      : denied(AccessDenial.OTHER_WORKSPACE))
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unanswered) {
      return Standing.denied(AccessDenial.UNVERIFIED);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Standing.denied(AccessDenial.UNVERIFIED);
    }
  }

  private CompletableFuture<Set<String>> teams() {
    return access.teams().isEmpty()
        ? ownTeam.get("").thenApply(Set::of)
        : CompletableFuture.completedFuture(Set.copyOf(access.teams()));
  }

  private CompletableFuture<Standing> ofMember(String user) {
    return users
        .get(user)
        .thenCompose(
            member ->
                switch (member.memberStatus()) {
                  case FULL_MEMBER -> ofFullMember(user);
                  case GUEST -> denied(AccessDenial.GUEST);
                  case EXTERNAL -> denied(AccessDenial.OTHER_ORGANIZATION);
                  case BOT -> denied(AccessDenial.BOT);
                });
  }

  private CompletableFuture<Standing> ofFullMember(String user) {
    CompletableFuture<Optional<AccessDenial>> agent =
        access.agents().isEmpty()
            ? CompletableFuture.completedFuture(Optional.empty())
            : inGroup(access.agents(), user);
    CompletableFuture<Optional<AccessDenial>> administrator =
        inGroup(access.administrators(), user);
    return agent.thenCombine(
        administrator,
        (noAgent, noAdministrator) -> {
          if (noAdministrator.isEmpty()) {
            return Standing.ADMINISTRATOR;
          }
          boolean unverified = noAdministrator.get() == AccessDenial.UNVERIFIED;
          return noAgent
              .map(why -> Standing.denied(unverified ? AccessDenial.UNVERIFIED : why))
              .orElse(Standing.AGENT);
        });
  }

  /** One group with the user is enough, even if another group cannot be read. */
  private CompletableFuture<Optional<AccessDenial>> inGroup(List<String> names, String user) {
    List<CompletableFuture<AccessDenial>> answers = new ArrayList<>();
    var found = new CompletableFuture<Optional<AccessDenial>>();
    for (String group : names) {
      answers.add(
          groups
              .get(group)
              .handle(
                  (users, failure) -> {
                    if (failure == null && users.contains(user)) {
                      found.complete(Optional.empty());
                    }
                    return failure == null ? AccessDenial.NOT_AGENT : AccessDenial.UNVERIFIED;
                  }));
    }
    CompletableFuture<AccessDenial> none =
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
            .thenApply(
                all ->
                    answers.stream().anyMatch(denial -> denial.join() == AccessDenial.UNVERIFIED)
                        ? AccessDenial.UNVERIFIED
                        : AccessDenial.NOT_AGENT);
    return found.applyToEither(none.thenApply(Optional::of), answer -> answer);
  }

  private static Member member(User user, Set<String> teams) {
    String locale = Optional.ofNullable(user.getLocale()).orElse("");
    return new Member(memberStatus(user, teams), Locale.forLanguageTag(locale));
  }

  private static MemberStatus memberStatus(User user, Set<String> teams) {
    if (user.isBot() || user.isWorkflowBot() || user.isDeleted()) {
      return MemberStatus.BOT;
    }
    Set<String> theirs = new HashSet<>();
    Optional.ofNullable(user.getTeamId()).ifPresent(theirs::add);
    Optional.ofNullable(user.getEnterpriseUser())
        .flatMap(enterprise -> Optional.ofNullable(enterprise.getTeams()))
        .ifPresent(theirs::addAll);
    theirs.retainAll(teams);
    if (user.isStranger() || theirs.isEmpty()) {
      return MemberStatus.EXTERNAL;
    }
    return user.isRestricted() || user.isUltraRestricted()
        ? MemberStatus.GUEST
        : MemberStatus.FULL_MEMBER;
  }

  /** Slack returns an error for users that the workspace does not know. */
  private static CompletableFuture<Member> unlessUnknown(Throwable failure) {
    return UNKNOWN_USER.contains(RetryingSlackClient.reason(failure).code())
        ? CompletableFuture.completedFuture(new Member(MemberStatus.EXTERNAL, Locale.ROOT))
        : CompletableFuture.failedFuture(failure);
  }

  private static CompletableFuture<Standing> denied(AccessDenial reason) {
    return CompletableFuture.completedFuture(Standing.denied(reason));
  }

  private static CompletableFuture<Standing> admitted() {
    return CompletableFuture.completedFuture(Standing.AGENT);
  }

  private static <T> CompletableFuture<T> logged(CompletableFuture<T> answer) {
    return answer.whenComplete(
        (value, failure) -> {
          if (failure != null) {
            log.warn(
                "slack member not checked, access denied reason={} remedy=\"bounceback doctor\"",
                RetryingSlackClient.reason(failure).getMessage());
          }
        });
  }
}
