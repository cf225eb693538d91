package org.bounceback.app.cli;

import org.bounceback.answers.RememberedAnswer;
import org.bounceback.answers.ServerAnswerRepository;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists or deletes what administrators answered about servers in a chat. */
@CommandLine.Command(
    name = "answers",
    description =
        "Lists what administrators answered to the question whether a server is ours, or deletes"
            + " one answer.")
final class ServerAnswersCommand extends Command {

  /** The operation. */
  enum What {
    list,
    forget
  }

  @Parameters(index = "0", paramLabel = "list|forget", description = "the operation")
  private What what = What.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SERVER",
      description = "the host name or IP whose answer is deleted")
  private String server = "";

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ServerAnswersCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    if (what == What.forget && server.isBlank()) {
      throw new CommandFailedException(
          Status.USAGE,
          "name the server whose answer is deleted, as servers answers list shows it");
    }
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      ServerAnswerRepository answers = storage.serverAnswers();
      if (what == What.forget) {
        forget(answers);
      } else {
        answers.all().forEach(each -> environment.out().println(json ? json(each) : line(each)));
      }
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  private void forget(ServerAnswerRepository answers) throws StoreException {
    boolean forgotten = answers.forget(server, Operator.requester());
    environment
        .out()
        .println(
            forgotten
                ? "The answer about %s was deleted; later diagnoses do not use it."
                    .formatted(server)
                : "There is no answer about %s.".formatted(server));
  }

  private static JsonObjectBuilder json(RememberedAnswer answer) {
    return new JsonObjectBuilder()
        .with("server", answer.subject())
        .with("ours", answer.ours())
        .with("person", answer.person())
        .with("answered", answer.answered().toString())
        .with("case", answer.caseId());
  }

  private static String line(RememberedAnswer answer) {
    return String.join(
        "\t",
        TicketJson.onOneLine(answer.subject()),
        answer.ours() ? "ours" : "not ours",
        answer.answered().toString(),
        TicketJson.onOneLine(answer.person()),
        answer.caseId());
  }
}
