// Prints what OmegaT's glossary readers see: FOLDER FILE. They ask an open project for its languages.
import org.omegat.core.Core
import org.omegat.core.data.IProject
import org.omegat.core.data.ProjectProperties
import org.omegat.gui.glossary.GlossaryReaderTBX
import org.omegat.gui.glossary.GlossaryReaderTSV

def properties = new ProjectProperties(new File(args[0]))
properties.sourceLanguage = "NL"
properties.targetLanguage = "EN"
Core.project = [getProjectProperties: { properties }, isProjectLoaded: { true }] as IProject
def reader = args[1].endsWith(".tbx") ? GlossaryReaderTBX : GlossaryReaderTSV
def out = new PrintStream(System.out, true, "UTF-8")
reader.read(new File(args[1]), false).each { out.println(it.srcText + "\t" + it.locText) }
