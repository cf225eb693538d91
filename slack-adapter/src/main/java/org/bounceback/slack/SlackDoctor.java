package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.slack.RetryingSlackClient.Call;

/** Finds out what would keep the bot from working in Slack, by asking Slack once for each thing. */
public final class SlackDoctor {
  private final SlackSettings settings;
  private final Clock clock;

  /** Examines these settings, and the clock against Slack's. */
  public SlackDoctor(SlackSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes all checks; those that need a working token are left out where there is none. */
  public List<SetupCheckResult> examine() {
    Slack slack = SlackClientFactory.of(settings);
    try {
      List<SetupCheckResult> setupCheckResults = new ArrayList<>();
      Answer<AuthTestResponse> identity =
          ask(slack, settings.botToken(), methods -> methods.authTest(request -> request));
      setupCheckResults.add(identity(identity));
      identity.value().ifPresent(known -> setupCheckResults.addAll(withToken(slack, known)));
      settings.appToken().ifPresent(token -> setupCheckResults.add(socketMode(slack, token)));
      setupCheckResults.addAll(SlackFiles.downloads(settings).examine());
      return setupCheckResults;
    } finally {
      SlackClientFactory.close(slack);
    }
  }

  private List<SetupCheckResult> withToken(Slack slack, AuthTestResponse identity) {
    var headers = new AnswerHeaders(identity.getHttpResponseHeaders());
    List<SetupCheckResult> setupCheckResults =
        new ArrayList<>(Scopes.packaged().examine(headers.scopes()));
    setupCheckResults.add(headers.skew(clock.instant()));
    setupCheckResults.addAll(membership(slack));
    setupCheckResults.addAll(access(slack, identity));
    return setupCheckResults;
  }

  private static SetupCheckResult identity(Answer<AuthTestResponse> identity) {
    if (identity.value().isEmpty()) {
      return new SetupCheckResult(
          false,
          "slack.bot-token: Slack says "
              + identity.error()
              + "; copy the token of the bot user from OAuth & Permissions, or install the app");
    }
    AuthTestResponse known = identity.value().get();
    return known.getBotId() == null
        ? new SetupCheckResult(
            false, "slack.bot-token belongs to a person; copy the one that begins with xoxb-")
        : new SetupCheckResult(
            true, "slack.bot-token is %s in %s".formatted(known.getUser(), known.getTeam()));
  }

  private static SetupCheckResult socketMode(Slack slack, String appToken) {
    String error =
        ask(slack, appToken, methods -> methods.appsConnectionsOpen(request -> request)).error();
    return error.isEmpty()
        ? new SetupCheckResult(true, "slack.app-token opens connections")
        : new SetupCheckResult(
            false,
            "slack.app-token: Slack says "
                + error
                + "; switch Socket Mode on and make an app-level token with connections:write");
  }

  /** Which channels the bot is in; the scope to ask for it is not among the needed ones. */
  private List<SetupCheckResult> membership(Slack slack) {
    var kinds = List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);
    var answer =
        ask(
            slack,
            settings.botToken(),
            methods -> methods.usersConversations(request -> request.types(kinds)));
    if (answer.value().isEmpty()) {
      return List.of(
          new SetupCheckResult(
              true,
              "channels cannot be listed (%s); type /invite @bounceback where files are dropped"
                  .formatted(answer.error())));
    }
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    List<Conversation> channels = answer.value().get().getChannels();
    setupCheckResults.add(
        channels.isEmpty()
            ? new SetupCheckResult(
                false, "the bot is in no channel; type /invite @bounceback in one")
            : new SetupCheckResult(true, "the bot is in " + channels.size() + " channels"));
    channels.stream()
        .filter(Conversation::isExtShared)
        .map(
            channel ->
                new SetupCheckResult(
                    true,
                    "#%s is shared with another organization: its people see the cards there, but cannot use the bot"
                        .formatted(channel.getName())))
        .forEach(setupCheckResults::add);
    return setupCheckResults;
  }

  /** Who may use the bot, as far as Slack knows of it. */
  private List<SetupCheckResult> access(Slack slack, AuthTestResponse identity) {
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    SlackAccess access = settings.access();
    if (!access.teams().isEmpty() && !access.teams().contains(identity.getTeamId())) {
      setupCheckResults.add(
          new SetupCheckResult(
              false,
              "slack.teams does not name %s, the workspace of slack.bot-token, so everybody is refused; add it"
                  .formatted(identity.getTeamId())));
    }
    if (access.agents().isEmpty()) {
      setupCheckResults.add(
          new SetupCheckResult(
              true, "all full members may use the bot; slack.agents narrows that"));
    }
    access.agents().forEach(group -> setupCheckResults.add(group(slack, group)));
    return setupCheckResults;
  }

  private SetupCheckResult group(Slack slack, String group) {
    var answer =
        ask(
            slack,
            settings.botToken(),
            methods -> methods.usergroupsUsersList(request -> request.usergroup(group)));
    if (answer.value().isEmpty()) {
      return new SetupCheckResult(
          false,
          "slack.agents names %s: Slack says %s; give the id of a user group (People > User groups > Copy group ID)"
              .formatted(group, answer.error()));
    }
    int members = answer.value().get().getUsers().size();
    return members == 0
        ? new SetupCheckResult(
            false, "the user group %s in slack.agents has no members".formatted(group))
        : new SetupCheckResult(
            true, "the user group %s gives %d people the agent role".formatted(group, members));
  }

  /**
   * What one question brought.
   *
   * @param error Slack's word for what is wrong; empty when all is well
   */
  private record Answer<T>(Optional<T> value, String error) {}

  private static <T extends SlackApiTextResponse> Answer<T> ask(
      Slack slack, String token, Call<T> question) {
    try {
      T answer = question.by(slack.methods(token));
      return answer.isOk()
          ? new Answer<>(Optional.of(answer), "")
          : new Answer<>(Optional.empty(), String.valueOf(answer.getError()));
    } catch (SlackApiException failed) {
      return new Answer<>(Optional.empty(), "status " + failed.getResponse().code());
    } catch (IOException unanswered) {
      return new Answer<>(Optional.empty(), "nothing (" + unanswered.getMessage() + ")");
    }
  }
}
