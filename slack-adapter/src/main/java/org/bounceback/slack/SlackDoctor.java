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

/** Checks what could prevent the bot from working in Slack, with one call for each check. */
public final class SlackDoctor {
  private final SlackSettings settings;
  private final Clock clock;

  /** Checks these settings, and our clock against Slack's. */
  public SlackDoctor(SlackSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Runs all checks; without a working token, those that need it are skipped. */
  public List<SetupCheckResult> check() {
    Slack slack = SlackClientFactory.of(settings);
    try {
      List<SetupCheckResult> results = new ArrayList<>();
      Answer<AuthTestResponse> identity =
          ask(slack, settings.botToken(), methods -> methods.authTest(request -> request));
      results.add(identity(identity));
      identity.value().ifPresent(known -> results.addAll(withToken(slack, known)));
      settings.appToken().ifPresent(token -> results.add(socketMode(slack, token)));
      results.addAll(SlackFiles.downloads(settings).examine());
      return results;
    } finally {
      SlackClientFactory.close(slack);
    }
  }

  private List<SetupCheckResult> withToken(Slack slack, AuthTestResponse identity) {
    var headers = new AnswerHeaders(identity.getHttpResponseHeaders());
    List<SetupCheckResult> results = new ArrayList<>(Scopes.load().check(headers.scopes()));
    results.add(headers.skew(clock.instant()));
    results.addAll(membership(slack));
    results.addAll(access(slack, identity));
    return results;
  }

  private static SetupCheckResult identity(Answer<AuthTestResponse> identity) {
    if (identity.value().isEmpty()) {
      return new SetupCheckResult(
          false,
          "slack.bot-token: Slack reports "
              + identity.error()
              + "; copy the token of the bot user from OAuth & Permissions, or install the app");
    }
    AuthTestResponse known = identity.value().get();
    return known.getBotId() == null
        ? new SetupCheckResult(
            false, "slack.bot-token is a user token; copy the one that begins with xoxb-")
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
            "slack.app-token: Slack reports "
                + error
                + "; enable Socket Mode and create an app-level token with connections:write");
  }

  /** Reports which channels the bot is in; the scope for this call is optional. */
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
              "channels cannot be listed (%s); type /invite @bounceback where files are uploaded"
                  .formatted(answer.error())));
    }
    List<SetupCheckResult> results = new ArrayList<>();
    List<Conversation> channels = answer.value().get().getChannels();
    results.add(
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
                    "#%s is shared with another organization: its members see the cards there, but cannot use the bot"
                        .formatted(channel.getName())))
        .forEach(results::add);
    return results;
  }

  /** Reports who may use the bot, as far as Slack knows. */
  private List<SetupCheckResult> access(Slack slack, AuthTestResponse identity) {
    List<SetupCheckResult> results = new ArrayList<>();
    SlackAccess access = settings.access();
    if (!access.teams().isEmpty() && !access.teams().contains(identity.getTeamId())) {
      results.add(
          new SetupCheckResult(
              false,
              "slack.teams does not include %s, the workspace of slack.bot-token, so every user is refused; add it"
                  .formatted(identity.getTeamId())));
    }
    if (access.agents().isEmpty()) {
      results.add(
          new SetupCheckResult(
              true, "all full members may use the bot; set slack.agents to restrict that"));
    }
    access.agents().forEach(group -> results.add(group(slack, group)));
    return results;
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
          "slack.agents includes %s: Slack reports %s; enter the id of a user group (People > User groups > Copy group ID)"
              .formatted(group, answer.error()));
    }
    int members = answer.value().get().getUsers().size();
    return members == 0
        ? new SetupCheckResult(
            false, "the user group %s in slack.agents has no members".formatted(group))
        : new SetupCheckResult(
            true, "the user group %s gives %d users the agent role".formatted(group, members));
  }

  /**
   * The result of one call.
   *
   * @param error Slack's error code; empty on success
   */
  private record Answer<T>(Optional<T> value, String error) {}

  private static <T extends SlackApiTextResponse> Answer<T> ask(
      Slack slack, String token, Call<T> call) {
    try {
      T answer = call.by(slack.methods(token));
      return answer.isOk()
          ? new Answer<>(Optional.of(answer), "")
          : new Answer<>(Optional.empty(), String.valueOf(answer.getError()));
    } catch (SlackApiException failed) {
      return new Answer<>(Optional.empty(), "status " + failed.getResponse().code());
    } catch (IOException unanswered) {
      return new Answer<>(Optional.empty(), "no response (" + unanswered.getMessage() + ")");
    }
  }
}
