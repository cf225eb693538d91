package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.demo.Demo;
import org.bounceback.app.terminal.LineInput;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The story on a loopback internet. */
@CommandLine.Command(
    name = "demo",
    description = "Plays the whole story on a loopback internet, then lets you go on typing.")
final class DemoCommand extends Command {

  @Option(names = "--once", description = "print the story and end")
  private boolean once;

  DemoCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException, InterruptedException {
    new Demo(LineInput.from(around.in()), around.out(), around.clock())
        .play(demoWorld -> {}, !once && around.typed());
    return Status.DONE;
  }
}
