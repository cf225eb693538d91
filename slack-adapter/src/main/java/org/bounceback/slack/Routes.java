package org.bounceback.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.response.ViewSubmissionResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bounceback.chat.Bot;
import org.bounceback.chat.FirstAnswer;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Turn;
import org.bounceback.slack.MessageTranslator.Telling;

/**
 * What is done with each of Slack's events. A command, a button and a form are acknowledged with
 * the bot's answer, which takes milliseconds; whatever needs another call to Slack comes after the
 * acknowledgement.
 */
final class Routes {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final int BUSY = 503;

  private final Bot bot;
  private final Translator translator;
  private final MessageTranslator messages;
  private final Delivery delivery;
  private final Executor threads;
  private final Runnable removed;

  /**
   * Routes to {@code bot}.
   *
   * @param threads do what comes after the acknowledgement of an event; may refuse when full
   * @param removed is run when the app was taken out of the workspace
   */
  Routes(Bot bot, SlackFiles files, Delivery delivery, Executor threads, Runnable removed) {
    this.bot = bot;
    this.translator = new Translator(files);
    this.messages = new MessageTranslator(files);
    this.delivery = delivery;
    this.threads = threads;
    this.removed = removed;
  }

  /** Makes {@code app} answer. */
  void addTo(App app) {
    app.command(ANY, (request, context) -> command(request.getPayload(), context));
    app.blockAction(
        ANY, (request, context) -> answer(translator.press(request.getPayload()), context));
    app.messageShortcut(
        ANY, (request, context) -> answer(translator.shortcut(request.getPayload()), context));
    app.globalShortcut(
        ANY, (request, context) -> answer(translator.shortcut(request.getPayload()), context));
    app.viewSubmission(
        ANY,
        (request, context) -> submission(translator.submission(request.getPayload()), context));
    app.viewClosed(ANY, (request, context) -> context.ack());
    app.event(
        MessageFileShareEvent.class,
        (told, context) ->
            later(context, () -> Optional.of(messages.files(telling(told), told.getEvent()))));
    app.event(
        AppMentionEvent.class,
        (told, context) -> later(context, () -> messages.mention(telling(told), told.getEvent())));
    app.event(
        MessageEvent.class,
        (told, context) -> later(context, () -> messages.direct(telling(told), told.getEvent())));
    app.event(
        AppHomeOpenedEvent.class,
        (told, context) ->
            afterwards(
                context,
                () -> messages.home(telling(told), told.getEvent()).ifPresent(this::home)));
    app.event(AppUninstalledEvent.class, (told, context) -> gone(context));
    app.event(TokensRevokedEvent.class, (told, context) -> gone(context));
  }

  /** What only the asker sees is shown by the acknowledgement itself. */
  private Response command(SlashCommandPayload payload, Context context) {
    Heard heard = translator.command(payload);
    Turn turn = bot.receive(heard.inbound());
    Optional<Spot> place = heard.reach().fleeting();
    if (place.isPresent()
        && turn.now() instanceof FirstAnswer.Show show
        && show.audience() == Audience.PRIVATE) {
      delivery.acknowledged(turn, place.get(), heard.reach());
      SlackCard drawn = CardRenderer.message(show.card());
      return context.ackWithJson(
          SlashCommandResponse.builder()
              .responseType("ephemeral")
              .text(drawn.text())
              .blocks(drawn.blocks())
              .build());
    }
    delivery.deliver(turn, heard.reach());
    return context.ack();
  }

  private Response answer(Heard heard, Context context) {
    delivery.deliver(bot.receive(heard.inbound()), heard.reach());
    return context.ack();
  }

  /** The window shows what is wrong, or what became of it, or goes. */
  private Response submission(Heard heard, ViewSubmissionContext context) {
    Turn turn = bot.receive(heard.inbound());
    if (turn.now() instanceof FirstAnswer.FieldErrors wrong) {
      return context.ackWithErrors(wrong.errors());
    }
    if (turn.now() instanceof FirstAnswer.Show show && show.audience() == Audience.PRIVATE) {
      return context.ackWithJson(
          ViewSubmissionResponse.builder()
              .responseAction("update")
              .view(Views.reading(show.card()))
              .build());
    }
    delivery.deliver(turn, heard.reach());
    return context.ack();
  }

  /** An event is acknowledged before anything is done about it; if nothing can be, it is not. */
  private Response later(Context context, Supplier<Optional<Heard>> event) {
    return afterwards(context, () -> event.get().ifPresent(this::told));
  }

  private Response afterwards(Context context, Runnable answer) {
    try {
      threads.execute(answer);
      return context.ack();
    } catch (RejectedExecutionException full) {
      return Response.error(BUSY);
    }
  }

  private void told(Heard heard) {
    delivery.deliver(bot.receive(heard.inbound()), heard.reach());
  }

  private void home(Heard heard) {
    delivery.home(bot.receive(heard.inbound()), heard.reach());
  }

  private Response gone(Context context) {
    removed.run();
    return context.ack();
  }

  private static Telling telling(EventsApiPayload<?> told) {
    return new Telling(told.getEventId(), told.getTeamId());
  }
}
