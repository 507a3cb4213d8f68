// one line each: package, its one provider or - where it serves several, its source on github.com
// a name that ends in * matches every name that begins with what is before it

export const go = `
  github.com/sashabaranov/go-openai                         openai       sashabaranov/go-openai
  github.com/anthropics/anthropic-sdk-go                    anthropic    anthropics/anthropic-sdk-go
  google.golang.org/genai                                   google       googleapis/go-genai
  github.com/google/generative-ai-go                        google       google/generative-ai-go
  github.com/tmc/langchaingo                                -            tmc/langchaingo
  github.com/ollama/ollama                                  ollama       ollama/ollama
  github.com/firebase/genkit/go                             -            firebase/genkit
  github.com/cloudwego/eino                                 -            cloudwego/eino
  github.com/aws/aws-sdk-go-v2/service/bedrockruntime       bedrock      aws/aws-sdk-go-v2
  cloud.google.com/go/vertexai                              vertex       googleapis/google-cloud-go
  github.com/hupe1980/go-huggingface                        huggingface  hupe1980/go-huggingface
  github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai         azure        Azure/azure-sdk-for-go
  github.com/mark3labs/mcp-go                               -            mark3labs/mcp-go
  github.com/modelcontextprotocol/go-sdk                    -            modelcontextprotocol/go-sdk
  github.com/aws/aws-sdk-go-v2/service/bedrockagentruntime  bedrock      aws/aws-sdk-go-v2
  cloud.google.com/go/aiplatform                            vertex       googleapis/google-cloud-go
  google.golang.org/adk                                     -            google/adk-go
  github.com/gage-technologies/mistral-go                   mistral      Gage-Technologies/mistral-go
  charm.land/fantasy                                        -            charmbracelet/fantasy
  github.com/charmbracelet/fantasy                          -            charmbracelet/fantasy
  github.com/replicate/replicate-go                         replicate    replicate/replicate-go
  github.com/github/copilot-sdk/go                          github       github/copilot-sdk
  github.com/teilomillet/gollm                              -            teilomillet/gollm
  github.com/baidubce/bce-qianfan-sdk/*                     baidu        baidubce/bce-qianfan-sdk
  github.com/liushuangls/go-anthropic*                      anthropic    liushuangls/go-anthropic
  trpc.group/trpc-go/trpc-agent-go*                         -            trpc-group/trpc-agent-go
  github.com/cohere-ai/cohere-go*                           cohere       cohere-ai/cohere-go
  github.com/cloudwego/eino-ext/*                           -            cloudwego/eino-ext
  github.com/openai/openai-go*                              openai       openai/openai-go
  github.com/maximhq/bifrost/*                              -            maximhq/bifrost
`;
